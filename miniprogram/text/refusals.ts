import type { Answer, ProcedureName, ReadDetail, RefusalCode, RefusalDetails } from '#contract'
import { civilDate, formatChineseDate, formatDate, isCivilDate, isMonth } from '../domain/time/civil-date'
import { isInstant } from '../domain/time/instant'
import { formatYuan, type Fen } from '../domain/values/money'
import { momentText } from './dates'
import { TRANSPORT_SENTENCES, type TransportCode } from './transport'

/** What a person reads when something was refused: what is so, and what can be done. Never blame, never jargon. */

/** Of a code that names details, a sentence that uses them; an older server may name none. */
type Sentence<Code extends string> = Code extends keyof RefusalDetails
  ? string | ((detail: Partial<RefusalDetails[Code]>) => string)
  : string

const SENTENCES: { readonly [Code in RefusalCode | TransportCode]: Sentence<Code> } = {
  ...TRANSPORT_SENTENCES,
  'bad-input': (detail) => (detail.expected ? `填写有误：${String(detail.expected)}。` : '填写有误，请检查后再试。'),
  'unknown-procedure': '这个功能现在用不了，请更新小程序后再试。',
  'contract-mismatch': '小程序版本过旧，请更新后再试。',
  'not-signed-in': '没有取得微信身份，请重新打开小程序。',
  'not-bound': '还没有加入支部。请向支部书记要一个邀请码。',
  'not-permitted': ({ who }) =>
    who ? `这一项只有本党组织的${String(who)}可以查看和办理。` : '这一项由支部指定的同志办理。',
  'no-such-branch': '没有找到这个支部。',
  'request-id-reused': '这次提交与先前的一次冲突，请返回后重新填写。',
  busy: '同一时间有人也在改这条记录，请再试一次。',
  internal: '出了点问题，我们已记下。请稍后再试。',

  'setup-code-wrong': '启用码不对，请向部署的同志核对。',
  'already-set-up': '这里已经建立过组织。请向机关党办或支部书记要一个邀请码，用它加入。',
  'name-taken': '已有同样的名称，请换一个。',
  'no-such-cell': '没有这个党小组。',
  'cell-not-empty': '党小组里还有党员，请先调整他们的党小组。',
  'post-taken': '这个职务在那一天已有人担任。',
  'not-in-office': '该同志当时没有担任这个职务。',
  'not-a-bureau': '只有单位下面才能设立支部。',
  'branch-not-empty': '支部里还有党员，请先办理转出。',
  'post-not-here': '这一级没有这个职务。',
  'stage-not-allowed': ({ name, reason }) => `${name ?? '这位同志'}：${reason ?? '党员类别不能这样变动'}。`,
  'not-full-member': '支部委员须是正式党员。',
  'last-party-office': '至少要留一位机关党办的同志。',
  'last-managing-phone': (detail) =>
    `解除以后，${String(detail.name ?? '单位')}就没有人能用微信管理了。请先让另一位管理的同志加入，再解除。`,
  'phone-bound-before': '请先核对绑定的是不是本人的微信。',
  'no-such-norm': '没有找到这一项要求。',
  'norm-not-chosen': '这一项按规定统一执行，支部不另行约定。',
  'norm-binds': '这一项规定适用于本支部，不能设为“不适用”。',
  'below-the-rule': (detail) => `次数不能少于规定的 ${String(detail.least ?? '')} 次。`,
  'above-what-is-asked': (detail) => `最多可以约定 ${String(detail.most ?? '')} 次，不宜层层加码。`,
  'not-a-period-start': '只能从本期或下一期的第一天起约定。',

  'no-such-member': '名册里没有这位同志。',
  'not-on-roll': (detail) =>
    detail.name
      ? `${String(detail.name)}当时不在支部的名册上，请核对日期和名册。`
      : '您不在这次会议所属支部的名册上，请与会议主持人联系。',
  'already-on-roll': '这位同志已在名册上。',
  'before-joining': '日期早于该同志进入支部的日期。',
  'after-leaving': '该同志在那一天已离开支部。',
  'no-change': '没有需要更改的内容。',
  'sheet-unreadable': (detail) => String(detail.reason ?? '表格打不开，请另存为 .xlsx 或 .csv 再试。'),
  'sheet-columns-missing': (detail) => `表格缺少列：${String(detail.columns ?? '')}。请用模板填写。`,
  'rows-refused': '有几行填写有误，要全部填对才能导入。请按提示改好再传。',
  'no-such-file': '没有找到上传的文件，请重新上传。',
  'not-a-branch': '只有党支部的一年可以存成工作簿。',
  'no-year-book': '这份文件不是本系统写出的年度工作簿。',
  'year-book-broken': ({ sheet, row, what }) =>
    `工作表“${String(sheet)}”第 ${String(row)} 行${String(what)}，没有导入。请用原来写出的那一份。`,
  'branch-has-records': ({ what }) => `这个支部已经有别的${String(what)}记录，只能导入空的支部。`,
  'not-on-year-book': ({ name }) =>
    `名册上的${String(name)}不在工作簿里，只能导入空的支部，或者名册上都是工作簿里的人的支部。`,
  'no-such-photo': '这张照片已经去掉了。',
  'photo-unreadable': '这张图片不是照片（JPG），没有附上。请从相册里另选一张照片。',
  'photo-too-large': '这张照片超过 500 KB，没有附上。请换一张。',
  'too-many-photos': (detail) => `一次会议最多附 ${String(detail.most ?? 6)} 张照片，请先去掉一张。`,
  'document-unreadable': (detail) => String(detail.reason ?? '文件打不开，请另存为 .docx 再试。'),
  'document-without-facts':
    '这份文件里没有数据依据：不是这里生成的，或者另存时去掉了。请用生成的 Word 文档接着修改，保存为 .docx。',
  'other-report': '这份报告不是本支部的，请在生成它的支部核对。',
  'number-taken': '这个编号已经用在别的同志名下。',
  'under-age': '年满十八岁才能申请入党，请核对出生年份。',
  'outside-branch-days': '日期不在支部成立到撤销之间。',
  'too-many-rows': ({ rows, limit }) =>
    limit === undefined
      ? '行数太多，请分几次导入。'
      : `有 ${rows ?? ''} 行，一次最多 ${limit} 行，请按日期分几次导入。`,

  'invitation-unknown': '邀请码不对，请核对后再输入。',
  'invitation-used': '这个邀请码已经用过。',
  'invitation-expired': '邀请码已过期，请向支部书记要一个新的。',
  'invitation-revoked': '邀请码已收回，请向支部书记要一个新的。',
  'too-many-attempts': '今天试的次数太多，请明天再试，或请支部书记核对。',
  'already-bound': '这个微信已经加入支部。',
  'member-bound-elsewhere': '这位同志已用另一个微信加入。如已换微信，请支部书记先解除原来的绑定。',

  'no-such-entry': '没有找到这条记录。',
  'entry-settled': '这条记录已经处理过了。',
  'not-yours': '只能登记本人的记录。',
  unchanged: '没有变化。',
  'in-the-future': ({ startsAt }) => `${saidMoment(startsAt) ?? '日期'}还没有到。`,
  'too-many-minutes': (detail) =>
    `${detail.name ? `${String(detail.name)}同志` : ''}一天的服务时长合计不能超过 24 小时。`,
  'no-such-offer': '没有找到这个班次。',
  'offer-closed': '这个班次已经结束。确实参加了的，请告诉组织的同志登记。',
  'offer-cancelled': '这个班次已经取消。',
  'offer-not-open': ({ opensAt, closesAt }) => {
    const [from, to] = [saidMoment(opensAt), saidMoment(closesAt)]
    const when = from === undefined || to === undefined ? '' : `（${from}至${to}）`
    return `现在不在这个班次的时间里${when}。确实参加了的，请告诉组织的同志登记。`
  },
  'offer-over': '结束时间已经过去。',
  'no-sign-in': '还没有签到。确实参加了的，请告诉组织的同志登记。',
  'left-before-coming': '离开的时间须晚于到场的时间。',
  'no-confirmed-shift': '这段时间还没有支部已确认的服务，不能开具证明。',
  'certificate-changed': '开具以后，这段时间的服务记录有变动，请重新开具一份。',

  'no-such-meeting': '没有找到这次会议。',
  'meeting-not-open': ({ opensAt }) => {
    const from = saidMoment(opensAt)
    return `签到还没有开始${from === undefined ? '' : `，${from}起可以签到`}。`
  },
  'meeting-closed': '会议已经结束，如需补记请告诉主持人。',
  'meeting-not-closed': '会议还没有结束，请先结束会议。',
  'meeting-cancelled': '会议已取消。',
  'already-recorded': '已经登记过了。',
  'scanning-off': '本支部不用扫码签到，由主持人或组织的同志登记。',
  'code-not-drawn': '微信暂时没有给出小程序码，请稍后再试；会上可以直接用屏幕上的码。',
  'code-wrong': '签到码不对，请对着现场屏幕再扫一次。',
  'code-expired': '签到码已经换了，请扫现场屏幕上新的码。',
  'other-meeting': '这是另一个会议的签到码，请扫本次会议的码。',
  'other-offer': '这不是本次班次的签到码，请扫组织的同志出示的码。',
  'awaits-host': '这次扫码是后来补送的，已交主持人，由主持人确认后记为到会。',
  'no-such-scan': '没有找到这次扫码。',
  'vote-impossible': ({ title }) => `${title ? `“${title}”` : ''}票数对不上，请核对应到、实到和各项票数。`,
  'kind-not-for-organ': '这种会议不由所选的组织召开。',
  'organ-not-here': ({ organ, name }) => `${name ?? '这里'}没有${organ ?? '所选的组织'}，请换一个组织。`,
  'nobody-due': '那一天没有应到的人，请检查名册。',
  'not-due': '这位同志不在应到名单里。',
  'not-a-life-meeting': '只有组织生活会、民主生活会才登记查摆的问题。',
  'more-rectified-than-raised': '已整改的问题不能多于查摆出的问题。',
  'no-leave-asked': '这位同志没有请假，或者已经到会。',
  'decision-not-passed': '没有通过的决议不列入计划。',
  'plan-item-exists': '这项决议已经列入计划，请在台账里更正计划事项。',
  'not-repeatable': '只有主题党日可以按月重复召集。',
  'not-in-series': '这次会议不是按月重复召集的。',
  'month-differs': '按月重复的会议只能在当月内改期。',

  'no-dues-account': '今年的党费标准还没有核定。',
  'month-not-due': '这个月不用缴纳。',
  'month-already-paid': (detail) => `${String(detail.month ?? '这个月')}已经缴过了。`,
  'month-paid-elsewhere': '这个月的党费已注明在别处交纳，请先改回由本支部收。',
  'month-closed': (detail) => `账已经结到${monthSaid(detail.month)}。`,
  'month-not-closed': (detail) => `${monthSaid(detail.month)}没有结账，不用重新打开。`,
  'more-than-balance': ({ balanceFen, coveredFrom }) =>
    typeof balanceFen !== 'number'
      ? '上缴不能超过账上的结存。'
      : coveredFrom && isCivilDate(coveredFrom)
        ? `那一天起账上最少只有 ${formatYuan(balanceFen as Fen)} 元，${formatDate(coveredFrom, 'YYYY年M月D日')}起才够，请核对日期。`
        : `账上只有 ${formatYuan(balanceFen as Fen)} 元，上缴不能超过结存。`,
  'balance-below-zero': ({ month }) => `${monthSaid(month)}的结存是负数，要结账请写明原因。`,
  'amounts-approved': '标准已经审定，请用“调整标准”。',
  'amounts-changed': (detail) => `${whoAndWhen(detail)}改过标准，请返回再填。`,
  'meeting-unfit': ({ reason = '' }) => reason,
  'amount-differs': (detail) => amounts(detail) ?? '金额与所选月份应缴的合计不一致。',
  'account-exists': '今年的党费标准已经核定，如需调整请用“调整标准”。',
  'nothing-due': '所选的年份没有应缴的月份。',
  'no-rule-in-force': '那一年没有可以依据的党费标准。',
  'decision-missing': '减免党费要写明上级党委批准的日期。',
  'not-hardship':
    '少交或免交只用于生活有困难、经上级党委批准的，请把类别改为“经批准减免”，写明批准日期；不减免的不写。',
  'amount-out-of-range': '金额超出这一类党员的标准。',
  'below-large-voluntary': '大额党费一次不少于 1000 元。',
  'not-a-payment-list': '没有认出表头（日期、付款人、金额），请用微信、支付宝或银行导出的文件。',

  'no-such-indicator': '没有这个指标。',
  'indicator-in-use': '这个指标已有数据，不能这样改。',
  contradiction: (detail) =>
    detail.part === undefined
      ? '数据之间对不上，请核对。'
      : `对不上：${String(detail.part)} ${String(detail.partValue)} 大于 ${String(detail.whole)} ${String(detail.wholeValue)}。`,
  'month-recorded': '这个月已经填过，如需修改请用“更正”。',
  'no-such-kind': '没有这类台账。',
  'kind-in-use': (detail) =>
    `${detail.name === undefined ? '' : `“${String(detail.name)}”`}已经有记录，不能这样改：原有记录的意思会变。可以停用它，另设新的。`,
  'kind-changed': ({ by, at }) =>
    `${by === undefined ? '有人' : String(by)}${saidAt(at)}改过这类台账，您改的还没有保存。请先看看现在的，再改。`,
  'kind-ended': '这类台账已经停用，不再登记新的。',
  'too-many-kinds': (detail) => `自设台账最多 ${String(detail.most ?? '')} 类，请先停用、删除不用的。`,
  'not-concludable': '这类记录不需要办结。',
  'already-concluded': '已经办结了。',

  'no-such-measure': '没有这个指标。',
  'no-such-dimension': '这个指标不能这样分类。',
  'no-such-subject': '没有这类记录。',
  'records-exist': '这段时间已有记录，不能标为“无”。',
  'no-such-report': '没有找到这份草稿。',
  'no-such-final': '查不到这个核验码：请对照文档再输一遍；仍查不到的，不是本单位定稿的报告。',
  'meeting-cannot-approve': '只有已经结束的支部委员会会议、党组会议或支部党员大会可以审议定稿。',
  'author-signs': ({ name }) =>
    name
      ? `这份报告由${String(name)}述职，由本人定稿；本人离任以后，由接任的书记代为定稿。`
      : '截止日没有人担任书记，这份草稿没有述职人，不能定稿。',
  'meeting-before-draft': '这份草稿是会议结束以后才起草的，会上审议的不是它。请再开会审议，用那次会议定稿。',
  'meeting-without-quorum': ({ meeting, missing }) =>
    `“${String(meeting ?? '这次会议')}”到会的人数不够，不能审议定稿：${String(missing ?? '')}登记表有误的，请先更正那次会议的到会登记；确实不够的，请再开会审议。`,
  'meeting-without-report': ({ meeting, item }) =>
    `“${String(meeting ?? '这次会议')}”的名称、议题和表决里没有写明“${String(item ?? '审议述职报告')}”这样的事项，看不出会上审议过这一份。会上确实审议、通过的，请在那次会议的记录里更正，补记这样一项表决；没有审议的，请开会审议。`,
  'meeting-without-vote': ({ meeting, item }) =>
    `“${String(meeting ?? '这次会议')}”审议过述职报告，记录里没有它的表决，看不出通过了没有。会上确实通过的，请在那次会议的记录里更正，补记表决“${String(item ?? '审议述职报告')}”和票数。`,
  'meeting-voted-down': ({ meeting }) =>
    `“${String(meeting ?? '这次会议')}”对述职报告的表决没有通过。请修改以后再开会审议，用通过的那次会议定稿；票数记错的，请先更正那次会议的记录。`,
  'meeting-decided-otherwise': ({ meeting, missing }) =>
    `“${String(meeting ?? '这次会议')}”通过以后，又对述职报告作了别的决定：${String(missing ?? '')}请再开会审议；次序或名称记错的，请先更正那次会议的记录。`,
  'meeting-approved-another': ({ meeting, item, missing }) =>
    `“${String(meeting ?? '这次会议')}”这一项审议的已经是另一份报告：${String(missing ?? '')}一次审议只通过一份。会上分别审议过的，请在那次会议的记录里更正，写明“${String(item ?? '审议述职报告')}”；没有的，请再开会审议。`,
  'written-after-meeting': ({ meeting, what }) =>
    `“${String(meeting ?? '会议')}”结束以后改过${String(what ?? '报告的文字')}，不是会上审议的样子。请再开会审议，用那次会议定稿；或者先改回会上审议时的文字。`,
  'changed-since-seen': '您看过以后，报告或核对的结果又有变化，下面已是最新的；请再看一遍，再定稿。',
  'final-not-genuine': ({ standing }) =>
    standing === 'unproven'
      ? '存下的定稿没有有效的封印，不能证实是原样，不再打印。请用定稿时存档的文档，并报告管理员。'
      : '存下的定稿与核验码不符，可能被改动过，不再打印。请用定稿时存档的文档，并报告管理员。',
  'template-unfit': ({ where, why }) => `${String(where ?? '模板')}：${String(why ?? '不能这样写')}。`,
  'template-changed': (detail) =>
    `${whoAndWhen(detail)}改过模板，您改的还没有保存。请先看看现在的模板，再决定要不要保存您的。`,
  'handed-down-changed': (detail) =>
    detail.at === undefined
      ? '刚才有人收回了下发的模板。请先看看现在的，再决定。'
      : `${whoAndWhen(detail)}又下发过模板。请先看看现在下发的，再决定。`,
  'no-such-version': '没有找到那一版模板，请返回再看。',
  'draft-outdated': '这份草稿是较早的版本起草的，已经不能显示，请重新起草；写过的话都还在。',
  'cut-off-outside-year': '截止日期须在所述的年份之内。',
  'not-yet-formed': ({ formedOn }) =>
    typeof formedOn === 'string'
      ? `成立于${formatChineseDate(civilDate(formedOn))}，这一天还没有成立。`
      : '这一天还没有成立。',
  'nothing-below': '下面还没有党组织，报告只述本单位自己的。',
  'writing-changed': (detail) => `${whoAndWhen(detail)}改过这份报告里人写的部分，已取到最新的内容；请看一看再保存。`,
  'words-changed': (detail) =>
    `${whoAndWhen(detail)}改过这一段，您写的还没有保存。请先看看下面已保存的文字，再决定要不要保存您的。`,
  'no-such-paragraph': '草稿里已经没有这一段了，请返回报告再看。',
  'no-such-figure': '草稿里没有这个数字了，请拿掉它再保存。',
  'no-such-problem': '对应的问题已经不在了，请重新选。',
  'problem-made-final': '这个问题已经写进定稿，不能撤回采用。要改的，请改写，另定一稿。',
  'too-many-problems': ({ most }) => `一节最多写 ${String(most)} 条，请先删去几条再采用。`,
}

/** 李四在1月7日10:00 */
function whoAndWhen({ by, at }: ReadDetail): string {
  return `${by === undefined ? '有人' : String(by)}${saidAt(at)}`
}

/** 1月7日 10:00; undefined where there is none. */
function saidMoment(at: string | number | undefined): string | undefined {
  return typeof at === 'string' && isInstant(at) ? momentText(at) : undefined
}

function saidAt(at: string | number | undefined): string {
  return typeof at === 'string' && isInstant(at) ? `在${momentText(at)}` : '刚才'
}

function monthSaid(month: unknown): string {
  return typeof month === 'string' && isMonth(month) ? formatDate(month, 'YYYY年M月') : '这个月'
}

function amounts(detail: ReadDetail): string | undefined {
  const { expectedFen: due, givenFen: given } = detail
  if (typeof due !== 'number' || typeof given !== 'number') return undefined
  return `所选月份应缴 ${formatYuan(due as Fen)} 元，填的是 ${formatYuan(given as Fen)} 元。`
}

/** The sentence for a refusal or a failed transport. */
export function sentenceFor(code: keyof typeof SENTENCES, detail: ReadDetail = {}): string {
  // The compiler does not see that the detail is that of this very code.
  const sentence = SENTENCES[code] as string | ((detail: ReadDetail) => string)
  return typeof sentence === 'string' ? sentence : sentence(detail)
}

/** The sentence for an answer that is not `ok`. */
export function sentenceOf<P extends ProcedureName>(
  answer: Extract<Answer<P>, { ok: false }> | { readonly ok: false; readonly code: TransportCode },
): string {
  return sentenceFor(answer.code, 'detail' in answer ? answer.detail : {})
}
