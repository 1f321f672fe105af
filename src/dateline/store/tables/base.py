"""What all tables share: their collection, and the version of the whole."""

from sqlalchemy import MetaData

NEWEST = "0009"
VERSION_TABLE = "dateline_version"

metadata = MetaData()
