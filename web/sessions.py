"""Flask's session, kept in the file store. A visitor who has not signed in gets no cookie at all."""

import time
from typing import Any

from flask import Flask, Request, Response
from flask.sessions import SessionInterface, SessionMixin

from web.config import Config
from web.store import SessionStore

TOUCH_SECONDS = 300


class Session(dict[str, Any], SessionMixin):
    """What the server remembers of one signed-in browser."""

    def __init__(self, data: dict[str, Any], key: str | None) -> None:
        super().__init__(data)
        self.key = key
        self.stale_key: str | None = None
        self._as_loaded = repr(data)

    def renew(self) -> None:
        """A new key for the same person: whatever was known before the sign-in is worthless after it."""
        self.stale_key, self.key = self.key, None

    @property
    def changed(self) -> bool:
        return repr(dict(self)) != self._as_loaded


class FileSessions(SessionInterface):
    def __init__(self, config: Config, store: SessionStore) -> None:
        self._config = config
        self.store = store

    def open_session(self, app: Flask, request: Request) -> Session:
        key = request.cookies.get(self._config.cookie_name)
        data = self.store.load(key) if key else None
        return Session(data or {}, key if data is not None else None)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        assert isinstance(session, Session)
        if session.stale_key:
            self.store.delete(session.stale_key)
        if not session:
            self._forget(session, response)
        elif session.changed or session.key is None:
            self._keep(session, response)
        elif time.time() - session.get("touched", 0) > TOUCH_SECONDS and session.key:
            self.store.touch(session.key)

    def _keep(self, session: Session, response: Response) -> None:
        fresh = session.key is None
        key = session.key or self.store.new_key()
        self.store.save(key, {**session, "touched": int(time.time())})
        if fresh:
            response.set_cookie(
                self._config.cookie_name, key, path="/", httponly=True, secure=self._config.secure, samesite="Lax"
            )

    def _forget(self, session: Session, response: Response) -> None:
        if session.key:
            self.store.delete(session.key)
        if session.key or session.stale_key:
            response.delete_cookie(
                self._config.cookie_name, path="/", httponly=True, secure=self._config.secure, samesite="Lax"
            )
