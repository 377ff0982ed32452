# visit-under-18.py - somebody under 18 is stopped kindly, and nothing is kept
#
# SPDX-License-Identifier: GPL-3.0-or-later
from client import PROGRAM, Client, count_intakes, make_pack, make_vault
from kiosk import Kiosk

pack = make_pack()
vault, _ = make_vault()
with Kiosk([*PROGRAM, "--clinic", pack, "--data", vault, "--camera", "demo", "--screen-width-mm", "299"]) as kiosk:
    client = Client(kiosk, pack)
    client.begin()
    client.fill_in({"adult": False})
    assert client.heading() == "Thank you for telling us"
    assert client.asked == ["adult"]
    assert not kiosk.sees("push button", "Continue")
    kiosk.tap("push button", "Finish")
    kiosk.find("push button", "Touch to start")
    assert count_intakes(vault) == 0
