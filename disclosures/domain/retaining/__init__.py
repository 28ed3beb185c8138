"""When a cycle's period is over, its rosters give way to counts: in files, publications and everything inside.

`due` asks the database's function `retention_due` what is over; `work` is the sweep (a job for each cycle,
then one for each filing, each of them one transaction); `inside` empties what was never public; `orders` is
doing it before the time; `outlook` is what a lead is shown. Decision 0031 says why and what stays.
"""
