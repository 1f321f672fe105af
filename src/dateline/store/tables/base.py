"""What all tables share: their collection, and the version of the whole."""

from sqlalchemy import MetaData

NEWEST = "0005"
VERSION_TABLE = "dateline_version"

metadata = MetaData()
