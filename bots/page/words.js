// What the API names in code, in the words of people. A name that is not here is shown as it is.

const TYPES = {
  leave_request: "请假申请", hazard_report: "安全隐患上报", complaint: "客户投诉登记",
  overtime_request: "加班申请", equipment_repair: "设备报修",
};
const FIELDS = {
  leave_type: "假期类型", start: "开始日期", end: "结束日期", workdays: "工作日天数", certificate: "医疗证明", reason: "事由",
  location: "地点", description: "情况描述", level: "级别", category: "类别", anonymous: "匿名", photos: "照片", due: "整改期限",
  customer: "客户", severity: "严重程度", contact: "联系方式", order_no: "订单号", satisfaction: "满意度",
  hours: "时长", equipment: "设备", fault: "故障情况", assignee: "整改责任人", note: "说明",
};
const EVENTS = {
  filed: "提交", attached: "添加附件", overdue: "超过期限，已升级",
  pending: "待审批", approved: "已批准", rejected: "已驳回", withdrawn: "已撤回", returned: "已销假", revoked: "已撤销",
  registered: "已登记", rectifying: "整改中", rechecking: "待复查", processing: "处理中", callback: "待回访",
  reported: "已报修", repairing: "维修中", trial: "试运行", closed: "已关闭",
};
const HALVES = { start: "start_half", end: "end_half" };
const HALF = { am: "上午", pm: "下午" };
// Steps that only take something back or end it: they are open to somebody, and nobody waits for them.
const BACK = ["withdrawn", "revoked", "returned"];

export const typeName = (type) => TYPES[type] ?? type;
export const fieldName = (name) => FIELDS[name] ?? name;
export const eventName = (what) => EVENTS[what] ?? what;
export const takesBack = (step) => BACK.includes(step.to);

/** The fields of a record as [name, value], in words; without what is only remembered beside them. */
export function fieldPairs(fields) {
  const told = Object.entries(fields).filter(([name, value]) =>
    !name.startsWith("_") && !Object.values(HALVES).includes(name) && value !== null && value !== "" && value !== false);
  return told.map(([name, value]) => [fieldName(name), `${shown(value)} ${HALF[fields[HALVES[name]]] ?? ""}`.trim()]);
}

function shown(value) {
  if (value === true) return "是";
  return Array.isArray(value) ? value.join("、") : String(value);
}

/** A moment of the API as the reader's clock shows it: 2026-11-23 09:00. */
export function moment(iso) {
  const at = new Date(iso);
  const two = (number) => String(number).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
