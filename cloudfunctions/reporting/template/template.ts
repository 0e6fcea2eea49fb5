/**
 * The outline of the duty report (述职报告), as data: the branch may copy and edit it. A paragraph opens with its claim and
 * carries two to five figures and the names that make it concrete; none praises. What only a person can write is a place
 * to fill.
 */
import type { BranchKind } from '#domain/branch/branch'
import type { ReportTemplate, Statement } from '#domain/report/duty-report'
import { centralTask } from './central-task'
import { organizationalLife } from './organizational-life'
import { ownDuty } from './own-duty'
import { CLEAN_CONDUCT, safeguards } from './safeguards'
import { clause, core } from './words'

const OPENING: readonly Statement[] = [
  core('opening', clause('开头', '现将本人{year}年{term}履行抓基层党建工作第一责任人职责的情况报告如下')),
  core(
    'register',
    clause(
      '党员人数',
      '截至{cutOff}，{we}有党员{all}名',
      { all: 'members' },
      {
        then: [
          clause('预备党员', '其中预备党员{n}名', { n: 'probationary-members' }),
          clause('离退休党员', '其中离退休党员{n}名', { n: 'retired-members' }),
        ],
      },
    ),
    // Beside the members only: before there were any, the number of branches would be all that is said, and of nobody.
    clause('党支部', '设党支部{n}个', { n: 'branches', all: 'members' }, { atLeast: { n: 2 } }),
  ),
]

const CLOSING: readonly Statement[] = [core('closing', clause('结尾', '以上报告，请予评议'))]

/**
 * In characters. No national text fixes them: those of one city (2015), of 3,000 in all. Achievements at most so many,
 * problems and causes at least.
 */
const WORK = 700
const PROBLEMS = 1500
const NEXT_STEPS = 700

/** The house's, for a branch's own report or for a bureau's of all below it. */
export const dutyReportTemplate = (kind: BranchKind): ReportTemplate => ({
  title: '{year}年度抓基层党建工作述职报告',
  sections: [
    { id: 'opening', heading: '', level: 0, statements: OPENING },
    {
      id: 'last-year',
      heading: '上年度指出问题的整改情况',
      level: 1,
      statements: [],
      toWrite: '请逐条回应上年度述职评议指出的问题，写明整改到什么程度',
    },
    { id: 'work', heading: '主要工作', level: 1, statements: [], budget: WORK },
    {
      id: 'central-task',
      heading: '年度中心工作和应急任务',
      level: 2,
      statements: centralTask(kind),
      ownIndicators: true,
    },
    { id: 'own-duty', heading: '履行第一责任人职责', level: 2, statements: ownDuty(kind) },
    {
      id: 'organizational-life',
      heading: kind === 'bureau' ? '组织生活和学习教育' : '组织生活、学习教育和党员作用',
      level: 2,
      statements: organizationalLife(kind),
    },
    { id: 'safeguards', heading: '制度保障和党费管理', level: 2, statements: safeguards(kind) },
    { id: 'clean-conduct', heading: '党风廉政建设', level: 2, statements: CLEAN_CONDUCT },
    {
      id: 'problems',
      heading: '存在的问题和原因',
      level: 1,
      statements: [],
      toWrite: '请经会议讨论后填写：问题、原因和依据的数据',
      budget: PROBLEMS,
    },
    {
      id: 'next-steps',
      heading: '下一步打算',
      level: 1,
      statements: [],
      toWrite: '请对应上述问题填写：措施、责任人和完成时限',
      budget: NEXT_STEPS,
    },
    { id: 'closing', heading: '', level: 0, statements: CLOSING },
  ],
})
