STUDY = (
