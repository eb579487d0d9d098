"""What every page is made with."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import Request
from jinja2 import Environment

from staffbank.domain.principal import Principal
from staffbank.identity.sessions import BrowserSessions
from staffbank.settings import Settings
from staffbank.web.assets import Assets
from staffbank.web.desk import Execute
from staffbank.web.face import Face
from staffbank.web.language import language_of
from staffbank.web.look import environment


@dataclass(frozen=True)
class Actor:
    """Somebody whom visitors of a demonstration may be."""

    role: str
    of: str
    who: Principal


@dataclass(frozen=True)
class Site:
    """The pages, over one bank. With a `cast` it is a demonstration."""

    settings: Settings
    sessions: BrowserSessions
    execute: Execute
    faces: Sequence[Face]
    cast: Sequence[Actor] = ()

    def look(self, language: str) -> Environment:
        """The templates. Raises NoAssets where npm has not installed what they need."""
        return environment(Assets.installed(), language)

    def faces_of(self, who: Principal) -> tuple[Face, ...]:
        """The faces that are for somebody."""
        return tuple(face for face in self.faces if face.is_for(who))

    def face_at(self, path: str) -> Face | None:
        """The face that a page is of."""
        return next((f for f in self.faces if path.startswith(f"/{f.key}/")), None)

    def render(
        self, template: str, request: Request, who: Principal | None = None, /, **facts: object
    ) -> str:
        """A page in its layout; with nobody in it where nobody is signed in."""
        path = request.url.path
        return (
            self.look(language_of(request))
            .get_template(template)
            .render(
                face=self.face_at(path),
                faces=self.faces_of(who) if who else (),
                path=path,
                who=who,
                demonstration=bool(self.cast),
                done=request.query_params.get("done", ""),
                **facts,
            )
        )
