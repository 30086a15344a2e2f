"""The pages of votes: for everybody, for voters, for workers, for those who count, and for the room."""
