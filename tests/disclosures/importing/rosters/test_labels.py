"""Words above columns."""

import pytest

from disclosures import editions
from disclosures.importing.rosters.labels import OTHER, PRIVATE, read_label

MEANT = {
    "no": ["序号", "编号", "No."],
    "name": ["姓 名", "姓\n名", "学生姓名", "成员姓名", "姓名（按姓氏笔画排序）"],
    "department": ["所属部门", "部门", "组织", "所在部门/中心", "部门及职务", "学生会部门"],
    "post": ["职务", "担任职务", "岗位", "拟任职务", "校学生会职务"],
    "political_status": ["政治面貌", "政治\n面貌", "是否党员（政治面貌）"],
    "faculty": ["院系", "学院", "所在学院", "系别", "书院", "院（系）", "所在二级学院", "学院/系"],
    "grade": ["年级", "所在年级", "入学年份"],
    "faculty_grade": ["院系年级", "学院、年级"],
    "rank": [
        "学习成绩排名*（本人排名/所属专业人数）", "综合成绩排名/专业人数", "专业排名", "班级排名", "名次",
        "学习成绩综合排名", "排名（名次/总人数）", "最近1个学期学习成绩综合排名", "专业年级排名",
    ],
    "cohort_size": ["专业人数", "所属专业人数", "人数", "班级总人数", "参与排名人数", "专业总人数（人）"],
    "rank_basis": ["排名依据", "排名周期"],
    "failed_courses": ["是否存在课程不及格情况", "挂科", "有无挂科情况", "不及格课程"],
    "from_faculty_union": ["是否来自二级学生会组织", "是否来自院学生会"],
    "experience": ["学生工作经历", "院系、班级学生工作经历", "个人履历"],
    "note": ["备注", "说明"],
    PRIVATE: ["性别", "学号", "联系电话", "手机号", "身份证号", "民族", "籍贯", "出生年月", "QQ号", "微信号", "邮箱"],
    OTHER: ["排名百分比", "专业", "班级", "专业班级", "平均绩点", "学习成绩"],
}  # fmt: skip


@pytest.mark.parametrize(("field", "words"), [(f, w) for f, ws in MEANT.items() for w in ws])
def test_words_that_mean_a_column(field, words):
    label = read_label(words)
    assert label is not None
    assert label.field == field


@pytest.mark.parametrize(
    "words", ["张三", "共青团员", "4/38", "", "主席团", "2023级", "文学院学生", None, 3.0]
)
def test_what_stands_in_a_cell_is_no_label(words):
    label = read_label(words)
    assert label is None or label.sure < 1


@pytest.mark.parametrize("key", editions.keys())
def test_every_label_of_every_form_is_known(key):
    roster = editions.load(key).roster
    for column in (*roster.columns, *roster.asked):
        label = read_label(column.label)
        assert label is not None
        assert (label.field, label.sure > 0.7) == (column.key, True)
