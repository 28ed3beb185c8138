"""Fragments of patterns that several rules share."""

CONGRESS = r"(?:代表大会|学代会|研代会|(?<![筹员班干])大会)(?!主席团|秘书处|闭会|筹备|期间|的?(?:常|全体?委|委员|各?代表团))"
"""The congress itself, not its bodies: 学生代表大会, 学代会, 大会."""

_COMMITTEE = (
    r"(?<!选举)(?<!审查)(?<!筹备)(?<!评议)(?<!工作)(?<!大学)(?<!学院)(?<!学校)(?<![党团班治])(?<!指导)(?<!领导)"
    r"(?:(?:常务|常设|常任|全体|主任|执行|学生|联席)(?:代表)?)*(?:代表)?委员会(?!主席|主任)"
)
BODY = (
    rf"(?:{_COMMITTEE}|学委会|常委会|常代会|常务会|全委会|执委会|主任会议|理事会"
    r"|(?:常任|常务|常设)代表(?:会议?|大会|团)?|常设(?:机构|机关|组织|委员)|(?:代表)?团长(?:联席)?会议?"
    r"|(?:全体)?(?:部长|班长|骨干|学生干部|工作人员|干事|部员|部门负责人)(?:联席)?(?:会议|大会|代表会议?))"
)
"""A committee, a standing body, a meeting of officials: anything but the congress."""

PRESIDIUM = r"(?<!大会)(?<!代会)(?<!会议)(?<!委员会)(?:主席团|(?<!执行)(?<!轮值)(?<!副)主席(?!团))"
"""The union's presidium or its chair, not the congress's (大会主席团)."""

ELECTS = r"(?:选举|推选|改选|选出|票选|推举|选拔|任免|改组|遴选|选任)"

POWERS = r"(?:职权|职责|权力|权限|任务|职能)"

LABEL = r"^(?:[((]?[一二三四五六七八九十\d]{1,3}[)).、.]?|[①-⑳])?"
"""The label that an item may carry in running text."""
