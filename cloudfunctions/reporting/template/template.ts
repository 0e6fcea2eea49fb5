/**
 * The outline of the duty report (述职报告), as data: the branch may copy and edit it. Every sentence states figures or
 * says that there is no record; none praises. What only a person can write is a place to fill.
 */
import type { ReportTemplate, Statement } from '#domain/report/duty-report'
import { CENTRAL_TASK } from './central-task'
import { ORGANIZATIONAL_LIFE } from './organizational-life'
import { OWN_DUTY } from './own-duty'
import { CLEAN_CONDUCT, SAFEGUARDS } from './safeguards'
import { clause, statement } from './words'

const OPENING: readonly Statement[] = [
  statement(
    'register',
    clause('党员人数', '截至{cutOff}，支部有党员{all}人，其中正式党员{full}人、预备党员{probationary}人', {
      all: 'members',
      full: 'full-members',
      probationary: 'probationary-members',
    }),
    clause('党员构成', '女党员{female}人，离退休党员{retired}人', {
      female: 'female-members',
      retired: 'retired-members',
    }),
    clause('党小组', '设党小组{cells}个', { cells: 'cells' }),
    clause('支部委员会', '支部委员会委员{n}人', { n: 'committee-members' }),
    clause('工作人员', '所在单位在职工作人员{n}人', { n: 'staff' }),
  ),
]

export const DUTY_REPORT_TEMPLATE: ReportTemplate = {
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
    { id: 'work', heading: '主要工作', level: 1, statements: [] },
    {
      id: 'central-task',
      heading: '年度中心工作和应急任务',
      level: 2,
      statements: CENTRAL_TASK,
      ownIndicators: true,
    },
    { id: 'own-duty', heading: '履行第一责任人职责', level: 2, statements: OWN_DUTY },
    { id: 'organizational-life', heading: '组织生活、学习教育和党员作用', level: 2, statements: ORGANIZATIONAL_LIFE },
    { id: 'safeguards', heading: '制度保障、督查考核和党费管理', level: 2, statements: SAFEGUARDS },
    { id: 'clean-conduct', heading: '党风廉政建设', level: 2, statements: CLEAN_CONDUCT },
    {
      id: 'problems',
      heading: '存在的问题和原因',
      level: 1,
      statements: [],
      toWrite: '请经支部委员会讨论后填写：问题、原因和依据的数据',
    },
    {
      id: 'next-steps',
      heading: '下一步打算',
      level: 1,
      statements: [],
      toWrite: '请对应上述问题填写：措施、责任人和完成时限',
    },
  ],
}
