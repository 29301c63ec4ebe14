"""What every HTTP response says to the browser: the security headers, and a new visitor's cookie."""

import base64
import hashlib
import re
import secrets
from http.cookies import CookieError, SimpleCookie
from pathlib import Path

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.parts.keys import fingerprint

COOKIE = "visit"
KEY = re.compile(r"[A-Za-z0-9_-]{43}")  # 32 random bytes


def _inline_scripts() -> str:
    """Hashes of the scripts that Streamlit's page carries itself, so that no other inline script runs."""
    page = (Path(st.__file__).parent / "static" / "index.html").read_bytes()
    digests = [hashlib.sha256(script).digest() for script in re.findall(rb"<script>(.*?)</script>", page, re.DOTALL)]
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


HEADERS = {
    "Content-Security-Policy": "; ".join(
        [
            "default-src 'self'",
            f"script-src 'self' {_inline_scripts()} {fingerprint()}",
            "connect-src 'self'",
            "img-src 'self' data: blob:",
            "style-src 'self' 'unsafe-inline'",
            "font-src 'self' data:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ]
    ),
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), usb=(), payment=()",
}


class SecurityHeaders:
    """Puts the headers on every response."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; a websocket has no response to put headers on."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self.app(scope, receive, send_with_headers)


class VisitCookie:
    """Gives a browser that opens a page without a visit a new one: a random key no script can read."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; the cookie goes out with the page, also when the browser has the page already (304)."""

        async def send_with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).append("Set-Cookie", _new_cookie(scope["scheme"]))
            await send(message)

        await self.app(scope, receive, send_with_cookie if _opens_a_page(scope) else send)


def _opens_a_page(scope: Scope) -> bool:
    headers = Headers(scope=scope) if scope["type"] == "http" else {}
    return "text/html" in headers.get("accept", "") and not visit_key(headers.get("cookie", ""))


def visit_key(cookies: str) -> str | None:
    """The key in a Cookie header, if there is one of our making."""
    try:
        found = SimpleCookie(cookies).get(COOKIE)
    except CookieError:
        return None
    return found.value if found and KEY.fullmatch(found.value) else None


def _new_cookie(scheme: str) -> str:
    secure = "; Secure" if scheme == "https" else ""
    return f"{COOKIE}={secrets.token_urlsafe(32)}; Path=/; HttpOnly; SameSite=Lax{secure}"


MIDDLEWARE = [Middleware(SecurityHeaders), Middleware(VisitCookie)]
