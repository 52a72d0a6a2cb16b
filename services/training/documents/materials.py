"""What participants are given to read: links and files."""

from mongoengine import BinaryField, IntField, StringField

from shared.storage.documents import Aggregate


class Material(Aggregate):
    """A link, or a file under our own name; its content lies apart, so that lists stay light."""

    LINK, FILE = "link", "file"

    session_id = StringField(required=True)
    title = StringField(required=True)
    kind = StringField(required=True, choices=(LINK, FILE))
    url = StringField()
    file_name = StringField()
    media_type = StringField()
    size = IntField()
    sha256 = StringField()

    meta = {"collection": "materials", "indexes": [("session_id", "id")]}


class MaterialContent(Aggregate):
    """The bytes of a file; the id is the material's."""

    content = BinaryField(required=True)

    meta = {"collection": "material_contents", "indexes": []}
