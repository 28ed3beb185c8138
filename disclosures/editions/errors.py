"""What can be wrong with an edition."""


class EditionError(ValueError):
    """An edition's data cannot be used: which file, at which place, why."""

    def __init__(self, where: str, place: str, reason: str) -> None:
        """Keep ``where`` (file name), ``place`` (path in the data, may be empty) and the reason apart."""
        self.where, self.place, self.reason = where, place, reason
        at = f"的“{place}”" if place else ""
        super().__init__(f"年度表式 {where} {at}有问题：{reason}")


class EditionUnknown(LookupError):
    """No form is kept for the year that was asked for."""

    def __init__(self, key: str, known: list[str]) -> None:
        """Name the year and the years there are."""
        self.key, self.known = key, known
        super().__init__(f"没有“{key}”的年度表式。现有：{'、'.join(known)}。")
