/** What every collection holds and how long: a new one does not compile before it stands here. */
import { INVITATION_MINUTES } from '#domain/people/invitation-code'
import { JOIN_REQUEST_MINUTES } from '#domain/people/join-request'
import { TICKET_KEPT_MINUTES } from '../../cloudfunctions/application/meetings/checking-in/expired-tickets'
import type { CollectionName } from '../../cloudfunctions/application/ports/collections'
import { UPLOAD_KEPT_MINUTES } from '../../cloudfunctions/application/uploads'
import { LENT_FILE_KEPT_MINUTES } from '../../cloudfunctions/cloudbase/cloudbase-files'

interface KeptCollection {
  readonly holds: string
  readonly keptFor: string
}

const BY_RULE = '长期，按党内规定归档'
const WITH_BRANCH = '长期，随党组织'
const UNTIL_ERASED = '到本人解除绑定或者删除个人资料'

export const KEPT_COLLECTIONS: Readonly<Record<CollectionName, KeptCollection>> = {
  branches: { holds: '党组织：名称、上级、成立日期、约定', keptFor: WITH_BRANCH },
  members: { holds: '名册：姓名、性别、出生年份、学历、党小组、入党和转接日期', keptFor: BY_RULE },
  appointments: { holds: '职务和任期', keptFor: BY_RULE },
  bindings: { holds: '微信编号（OPENID）对应名册上的谁', keptFor: UNTIL_ERASED },
  invitations: {
    holds: '邀请码：给谁、用过没有',
    keptFor: `${hours(INVITATION_MINUTES)}内有效，用过或者过期后只作记录`,
  },
  groupInvitations: {
    holds: '支部的群邀请码：谁开通的、停用没有',
    keptFor: `${hours(INVITATION_MINUTES)}内有效，过期后只作记录`,
  },
  joinRequests: {
    holds: '凭群邀请码申请加入的人写的姓名、出生年份，记微信编号',
    keptFor: `支部确认、不予确认或者本人撤回就删；没有处理的${hours(JOIN_REQUEST_MINUTES)}后，由定时触发删除`,
  },
  meetings: { holds: '会议：时间、地点、议题、决定、到会情况', keptFor: BY_RULE },
  meetingPhotos: { holds: '会议照片：画面和说明；拍摄的地点、时间、手机型号不存', keptFor: '随会议，去掉即删' },
  attendance: { holds: '会议进行中的签到、请假', keptFor: '会议结束时并入会议记录，长期' },
  failedScans: { holds: '没有签成的扫码：哪次会议、几点、为什么', keptFor: '随会议' },
  scanTickets: {
    holds: '还没有加入的人的一次扫码，记微信编号',
    keptFor: `失效后${hours(TICKET_KEPT_MINUTES)}，由定时触发删除`,
  },
  shifts: { holds: '志愿服务：日期、项目、时长', keptFor: BY_RULE },
  shiftOffers: { holds: '发布的志愿服务班次', keptFor: BY_RULE },
  shiftPlaces: { holds: '班次的报名、签到和签退', keptFor: '随班次' },
  donations: { holds: '捐款：日期、项目、金额、怎样说明自愿', keptFor: BY_RULE },
  duesAccounts: { holds: '党费：每月应交数额和类别，不登记工资', keptFor: BY_RULE },
  duesPayments: { holds: '党费：交纳日期、金额、月份', keptFor: BY_RULE },
  duesBooks: { holds: '党费结账：结到哪个月，谁在何时结账、重新打开和原因', keptFor: BY_RULE },
  duesHandedUp: { holds: '上缴党费：日期、金额、交给哪个党组织', keptFor: BY_RULE },
  duesYears: {
    holds: '一年的党费标准：提出的数额和类别、本人有什么疑问（从列出的几种里选）、哪次会议审定，不登记工资',
    keptFor: BY_RULE,
  },
  ledger: { holds: '台账：各类工作记录', keptFor: BY_RULE },
  ledgerKinds: { holds: '党组织自设的台账', keptFor: WITH_BRANCH },
  indicatorMonths: { holds: '业务指标：各月数字，不关于个人', keptFor: WITH_BRANCH },
  noneDeclarations: { holds: '“本期无”的说明', keptFor: WITH_BRANCH },
  templates: { holds: '报告模板', keptFor: WITH_BRANCH },
  reports: { holds: '述职报告草稿', keptFor: BY_RULE },
  reportWritings: { holds: '报告中由人写的问题、原因、措施', keptFor: '随报告' },
  reportWordings: { holds: '报告中由人改写的段落和改动经过', keptFor: '随报告' },
  finalReports: { holds: '定稿的述职报告和校验码', keptFor: BY_RULE },
  consents: { holds: '同意接收几次提醒', keptFor: UNTIL_ERASED },
  reminders: { holds: '哪个月、为哪次会议提醒过', keptFor: UNTIL_ERASED },
  feedback: { holds: '意见建议；不署名的没有姓名、微信编号和时刻，只有日期', keptFor: WITH_BRANCH },
  counters: { holds: '编号用到第几号、输错邀请码的次数、会议审议通过了几份报告', keptFor: WITH_BRANCH },
  uploads: { holds: '选来导入、核对的文件', keptFor: `读过就删；没有用到的${hours(UPLOAD_KEPT_MINUTES)}后删` },
  lentFiles: { holds: '太大、放在云端取的导出文件', keptFor: `${hours(LENT_FILE_KEPT_MINUTES)}后删` },
  journal: { holds: '操作记录：谁在什么时候改了哪条记录', keptFor: '长期；只关于本人的，本人删除个人资料时清空' },
  logBlocks: { holds: '操作记录封成的链，只有校验码', keptFor: '长期' },
}

function hours(minutes: number): string {
  return minutes % 1440 === 0 && minutes > 1440 ? `${minutes / 1440}天` : `${minutes / 60}小时`
}
