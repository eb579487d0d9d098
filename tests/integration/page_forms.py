"""The forms of a page, as a browser finds them, and the ways that lead on from it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

ID = re.compile(r"(?<=/)(?![a-z-]+(?:\.[a-z]+)?(?:/|$))[^/]+")
OF_TEXT = frozenset({"text", "email", "tel", "date", "time", "number", "textarea"})


@dataclass
class Control:
    """One field: its `value`, or for a choice which of its `options` are chosen."""

    name: str
    kind: str
    value: str = ""
    numeric: bool = False
    options: list[str] = field(default_factory=list)
    chosen: list[str] = field(default_factory=list)


@dataclass
class PageForm:
    """One form, by where it is sent."""

    action: str
    hidden: dict[str, str] = field(default_factory=dict)
    controls: dict[str, Control] = field(default_factory=dict)

    @property
    def texts(self) -> list[Control]:
        """What is typed into."""
        return [each for each in self.controls.values() if each.kind in OF_TEXT]

    @property
    def choices(self) -> list[Control]:
        """What is chosen or ticked."""
        return [each for each in self.controls.values() if each.kind not in OF_TEXT]


class PageSeen(HTMLParser):
    """Reads one page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.forms: list[PageForm] = []
        self.links: list[str] = []
        self._within: PageForm | None = None
        self._open: Control | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A link, a form, or something in one."""
        told = {name: value or "" for name, value in attrs}
        if tag == "a" and told.get("href", "").startswith("/"):
            self.links.append(told["href"].partition("#")[0])
        elif tag == "form" and told.get("method") == "post":  # others only ask for a page
            self._within = PageForm(told["action"])
            self.forms.append(self._within)
        elif self._within and tag in {"input", "textarea", "select"} and "name" in told:
            self._control(self._within, tag, told)
        elif tag == "option" and self._open:
            self._open.options.append(told.get("value", ""))
            if "selected" in told:
                self._open.chosen = [told.get("value", "")]

    def _control(self, form: PageForm, tag: str, told: dict[str, str]) -> None:
        kind = told.get("type", "text") if tag == "input" else tag
        if kind == "hidden":
            form.hidden[told["name"]] = told.get("value", "")
            return
        control = form.controls.setdefault(told["name"], Control(told["name"], kind))
        if kind in {"radio", "checkbox"}:
            control.options.append(told["value"])
            control.chosen += [told["value"]] if "checked" in told else []
        elif tag == "input":
            control.value = told.get("value", "")
            control.numeric = "inputmode" in told or kind in {"date", "time", "number"}
        else:
            self._open = control

    def handle_data(self, data: str) -> None:
        """What stands in a textarea."""
        if self._open and self._open.kind == "textarea":
            self._open.value += data

    def handle_endtag(self, tag: str) -> None:
        """The end of a form, or of a field with something in it."""
        if tag == "form":
            self._within = None
        elif tag in {"textarea", "select"}:
            self._open = None


def kind_of(path: str) -> str:
    """The path with `{}` for each id in it, and without what is asked for."""
    return ID.sub("{}", path.partition("?")[0])


def within(page: str) -> Iterator[PageForm]:
    """Its forms, less the one to sign out."""
    return (each for each in PageSeen(page).forms if each.action != "/logout")
