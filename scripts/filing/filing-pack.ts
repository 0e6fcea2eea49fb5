/**
 * What filing a mini-program and its reviews ask for (小程序备案、上线审核、单位的信息安全检查), taken from the code: what it
 * does, what it keeps and how long, who sees it, which functions of WeChat it calls, and that nothing in it is mandatory.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CODE_WINDOW_SECONDS } from '#domain/meeting/check-in-code'
import type { Block, OfficialDocument } from '../../cloudfunctions/application/ports/documents'
import { KEPT_DATA, NEVER_KEPT } from '../../miniprogram/packages/member/privacy/kept-data'
import { DECLARED_USES } from '../declared-apis'
import { COLLECTION_RULE, STORAGE_RULE, wantedFunctions } from '../deploy/wanted'
import { MARKS_SAID, postRows, recordRows, USES_SAID, type Rows } from '../permissions-page'
import { KEPT_COLLECTIONS } from './kept-collections'

const MINIPROGRAM = join(__dirname, '../../miniprogram')

/** What each part of the mini-program is called. */
const PARTS: Readonly<Record<string, string>> = {
  'packages/meeting': '会议',
  'packages/service': '志愿服务和捐款',
  'packages/dues': '党费',
  'packages/report': '述职报告',
  'packages/final': '定稿和核对',
  'packages/template': '报告模板',
  'packages/secretary': '书记的工作台',
  'packages/archive': '会议照片、门口的码和年度工作簿',
  'packages/summary': '小结',
  'packages/setup': '建立组织',
  'packages/ledger': '给全支部登记和谈心的建议',
  'packages/member': '本人的',
}

/** The words of the first line are held against every page's (test/scripts/filing); what the others say, the tests of their rooms hold. */
const NOT_MANDATORY: readonly string[] = [
  '没有积分、排名、等级、打卡天数，也不给个人或者党支部打分。',
  '不扫码也能签到：主持人点名、会后照纸质签到表录入，与扫码一样算。',
  '不装小程序的同志，由记录员替他登记；自己的记录本人随时看得到，可以撤回。',
  '不读取位置、通讯录、人脸和步数，不采集身份证号、手机号、住址和工资。',
  '提醒只发给点过“提醒我一次”的人，点一次发一次，书记发的也一样，每人每月至多一次；不点没有任何影响。',
  '捐款只登记本人愿意登记的；报告里只有本人注明或者纸面注明自愿的才写“自愿”。',
  '报告里的问题由书记逐条决定写不写，不对任何个人作评价。',
]

export function filingPack(): OfficialDocument {
  return {
    title: '“述实”小程序备案和审核材料',
    blocks: [
      ...inGeneral(),
      { kind: 'heading', level: 1, text: '功能' },
      ...tableOf(pageRows(), [20, 80]),
      { kind: 'heading', level: 1, text: '登记的个人信息' },
      ...tableOf(
        {
          head: ['内容', '为什么', '本人删除以后'],
          rows: KEPT_DATA.map((each) => [each.what, each.why, each.afterDeleting]),
        },
        [20, 50, 30],
      ),
      said(NEVER_KEPT),
      { kind: 'heading', level: 1, text: '数据放在哪里、留多久' },
      said(
        '数据全部在运营单位自己的云开发环境里，不交给任何第三方，不做个性化推荐，没有广告和统计插件。' +
          `数据库权限为 ${COLLECTION_RULE}、云存储权限为 ${STORAGE_RULE}：手机不能直接读写，一切经过云函数，云函数先认人、再看权限。`,
      ),
      ...tableOf(
        {
          head: ['集合', '内容', '留多久'],
          rows: Object.entries(KEPT_COLLECTIONS).map(([name, { holds, keptFor }]) => [name, holds, keptFor]),
        },
        [22, 48, 30],
      ),
      { kind: 'heading', level: 1, text: '谁可以看什么' },
      said(MARKS_SAID),
      ...tableOf(turned(postRows()), [18, 41, 41]),
      said(USES_SAID),
      ...tableOf(recordRows(), [28, 24, 24, 24]),
      { kind: 'heading', level: 1, text: '申报的接口' },
      ...tableOf(
        { head: ['接口', '用途'], rows: Object.entries(DECLARED_USES).map(([name, use]) => [`wx.${name}`, use]) },
        [40, 60],
      ),
      ...tableOf(functionRows(), [16, 34, 50]),
      { kind: 'heading', level: 1, text: '没有什么是必须的' },
      ...NOT_MANDATORY.map(said),
      { kind: 'heading', level: 1, text: '安全措施' },
      ...safety(),
    ],
  }
}

function inGeneral(): Block[] {
  const blank = (name: string): Block => ({
    kind: 'paragraph',
    runs: [{ text: `${name}：` }, { text: `（由运营单位填写）`, mark: 'blank' }],
  })
  return [
    { kind: 'heading', level: 1, text: '基本情况' },
    ...['运营单位', '小程序 AppID', '负责人和联系方式', '云开发环境编号和所在地域'].map(blank),
    said(
      '用途：党支部把组织生活记一次，签到、志愿服务、捐款、党费和会议记录在哪里发生就在哪里登记；年底的述职报告由这些记录汇总起草，' +
        '每个数字都能打开依据，没有记录的不写。',
    ),
    said('使用的人：本单位党组织的党员和党务工作者，凭邀请码加入；没有加入的人看不到任何记录。'),
  ]
}

interface AppPages {
  readonly pages: readonly string[]
  readonly subPackages: readonly { readonly root: string; readonly pages: readonly string[] }[]
}

/** The pages by part; each by the title it shows. */
function pageRows(): Rows {
  const app = JSON.parse(readFileSync(join(MINIPROGRAM, 'app.json'), 'utf8')) as AppPages
  const titles = (root: string, pages: readonly string[]) =>
    [...new Set(pages.map((page) => titleOf(join(root, page))))].join('、')
  return {
    head: ['部分', '页面'],
    rows: [
      ['首页', titles('', app.pages)],
      ...app.subPackages.map(({ root, pages }) => [PARTS[root] ?? root, titles(root, pages)]),
    ],
  }
}

function titleOf(page: string): string {
  const { navigationBarTitleText } = JSON.parse(readFileSync(join(MINIPROGRAM, `${page}.json`), 'utf8')) as {
    navigationBarTitleText?: string
  }
  if (navigationBarTitleText === undefined) throw new Error(`${page} has no title`)
  return navigationBarTitleText
}

/** A column for each post does not fit on paper: who has a permission stands beside it. */
function turned({ head: [, ...roles], rows }: Rows): Rows {
  const who = (marks: readonly string[], wanted: RegExp) =>
    roles.filter((_, at) => wanted.test(marks[at] ?? '')).join('、') || '没有'
  return {
    head: ['权限', '在自己的党组织', '在下级'],
    rows: rows.map(([permission = '', ...marks]) => [permission, who(marks, /✓|本组/), who(marks, /下级/)]),
  }
}

function functionRows(): Rows {
  const permitted = (name: string) => {
    const { permissions } = JSON.parse(
      readFileSync(join(__dirname, `../../cloudfunctions/${name}/config.json`), 'utf8'),
    ) as { permissions: { openapi: string[] } }
    return permissions.openapi.join('、') || '没有'
  }
  return {
    head: ['云函数', '云调用的权限', '定时触发'],
    rows: wantedFunctions.map(({ name, triggers }) => [
      name,
      permitted(name),
      triggers.map(({ config }) => config).join('、') || '没有',
    ]),
  }
}

function safety(): Block[] {
  return [
    '改动都有操作记录：谁、什么职务、什么时候、改了哪条，逐条算出校验码连成链；npm run verify-log 能查出被改、被删、被插入的行。',
    '定稿带校验码，由云函数的密钥签章；npm run check-report 和“核对改过的文档”一页能说出哪个数字被改过。',
    `签到码 ${CODE_WINDOW_SECONDS} 秒换一次，邀请码用一次，输错有次数限制；不署名的意见不留姓名、微信编号和时刻。`,
    'npm run backup 导出全部数据，npm run restore 恢复到空的环境；密钥不在备份里。',
  ].map(said)
}

function said(text: string): Block {
  return { kind: 'paragraph', runs: [{ text }] }
}

function tableOf({ head, rows }: Rows, widths: readonly number[]): Block[] {
  return [{ kind: 'table', size: 'small', columns: head.map((title, at) => ({ title, width: widths[at] ?? 1 })), rows }]
}
