"""The page of whoever runs the server: who is here, links, storage, versions. It opens nothing that anyone wrote."""
