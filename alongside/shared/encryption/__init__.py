"""Fields that are read only by this program: whoever finds the database file reads nothing in them.

The key stands outside the database and outside its backups. This protects a stolen file, not a stolen server.
"""
