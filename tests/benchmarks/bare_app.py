"""The floor: bare Flask and pymongo doing just the transaction of a document and its outbox row."""

import os
from typing import Any

from flask import Flask, jsonify, request
from pymongo import MongoClient, WriteConcern

from shared.clock import utcnow
from shared.ids import new_id


def create_app() -> Flask:
    """One view, no validation, no identity, no problems, no trace."""
    app = Flask(__name__)
    client: MongoClient[dict[str, Any]] = MongoClient(os.environ["MONGO_URL"], connect=False)
    database = client["bench_bare"]

    @app.get("/livez")
    def alive() -> str:
        return "ok"

    @app.post("/shelves")
    def build() -> Any:
        body, now, key = request.get_json(), utcnow(), new_id()
        shelf = {"_id": key, "version": 1, "created_at": now, "updated_at": now, **body}
        event = {"id": new_id(), "type": "shelf.built.v1", "subject": key, "time": now.isoformat(), "data": body}
        row = {"_id": event["id"], "event": event, "key": "shelf.built.v1", "pending": True, "created_at": now}

        def work(tx: Any) -> None:
            database["shelves"].insert_one(shelf, session=tx)
            database["outbox"].insert_one(row, session=tx)

        with client.start_session() as tx:
            tx.with_transaction(work, write_concern=WriteConcern("majority"))
        return jsonify(id=key, version=1, **body), 201

    return app
