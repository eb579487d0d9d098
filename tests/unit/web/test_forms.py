"""A form is read as a browser sends it, and whatever else is sent costs no more."""

from time import process_time

from fastapi import Request

from staffbank.web.form import LARGEST_WITH_FILE, form_of

SENDS = 'Content-Disposition: form-data; name="{}"'
LEVELS = 2_000


def a_request(body: bytes) -> Request:
    headers = [(b"content-type", b"multipart/form-data; boundary=xyz")]

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": body}

    return Request({"type": "http", "method": "POST", "headers": headers}, receive)


def parts(*named: tuple[str, bytes]) -> bytes:
    heads = (f"--xyz\r\n{SENDS.format(name)}\r\n\r\n".encode() + text for name, text in named)
    return b"\r\n".join((*heads, b"--xyz--\r\n"))


async def test_fields_and_files_are_as_they_were_sent() -> None:
    file = 'file"; filename="a; b.csv'
    sent = parts(("day", b"1"), ("day", "Tîm".encode()), (file, b"a\r\n\r\n\xffb"))

    form = await form_of(a_request(sent))

    assert form.values == {"day": ["1", "Tîm"]}
    assert form.files == {"file": b"a\r\n\r\n\xffb"}


async def test_parts_within_parts_cost_what_they_weigh() -> None:
    head = "--{}\r\nContent-Type: multipart/mixed; boundary={}\r\n\r\n"
    names = ["xyz", *(f"b{number}" for number in range(LEVELS))]
    nested = "".join(map(head.format, names, names[1:])).encode()
    sent = nested + b"\r\n" * ((LARGEST_WITH_FILE - len(nested)) // 2)

    began = process_time()
    form = await form_of(a_request(sent))

    assert (form.values, form.files) == ({}, {})
    assert process_time() - began < 1
