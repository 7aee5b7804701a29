"""Words that nobody else would write, one for each field; none of them may be found anywhere on the server."""

TYPED = {
    "relationship": "Severin-Möwenstein",
    "reflect": "Die Küche war blau & still, zwölf Löffel klirrten",
    "choose": "",
    "check-in line": "Quittengelee hält bis Übermorgen, sagte ich",
    "note": "Neunzehn Störche über dem Güterbahnhof <leise>",
    "note changed": "Und einer blieb zurück; öder Regen",
    "after each evening": "Nach dem Zähneputzen im Flur",
    "someone": "Tante Wilhelmine vom Ärmelkanal",
    "passphrase": "vier krähen tragen abends laternen",
    "new passphrase": "fünf otter zählen morgens ziegel",
    "newer passphrase": "sechs dachse malen mittags segel",
}
WORDS = [words for words in TYPED.values() if words]
