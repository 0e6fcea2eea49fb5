/** （一）年度中心工作和应急任务: volunteering, donations, the hotline, and the honours of the year. */
import type { BranchKind } from '#domain/branch/branch'
import type { Statement } from '#domain/report/duty-report'
import type { Willing } from '#domain/service/donation'
import { by, change, clause, core, growth, highest, names, notable, onlyOf, partOf, quiet } from './words'

/** Of fewer than these in a month nobody would say that they are many. */
const MANY = 20

/** The paragraph of what the unit is there for. */
export const BUSINESS = 'hotline'

/** How many gave so to each drive. */
const willing = (told: Willing) => by(partOf('voluntary-donors', 'willing', told), 'campaign')

export const centralTask = (kind: BranchKind): readonly Statement[] => [
  core(
    'volunteering',
    ...onlyOf(
      kind,
      'branch',
      clause('党员志愿服务队', '{who}有{teams}党员志愿服务队', { teams: names('volunteer-teams', 'lasting') }),
    ),
    clause(
      '志愿服务',
      '。{people}名党员到{sites}参加志愿服务{times}人次、{hours}小时',
      {
        people: 'service-people',
        sites: names('service-sites', 'site'),
        times: 'service-person-times',
        hours: 'service-hours',
      },
      {
        then: [
          clause(
            '志愿服务最多的月份',
            '其中{peak}人次',
            { peak: highest('service-person-times', 'month') },
            { atLeast: { peak: MANY } },
          ),
        ],
      },
    ),
    ...onlyOf(
      kind,
      'bureau',
      quiet(clause('走访慰问', '。{who}走访慰问{households}户', { households: 'households-visited' })),
    ),
  ),
  notable(
    'donations',
    clause(
      '捐款',
      // Of whoever gave, an activist too.
      '{people}人捐款{donated}元',
      { people: 'donors', donated: 'donated' },
      {
        then: [
          clause('各项捐款', '其中{campaigns}', { campaigns: by('donated', 'campaign') }),
          // Of nobody's will but theirs who said so, at the drive they gave to and by what; of the others it says nothing.
          clause('本人注明自愿的捐款', '；{campaigns}本人注明自愿', { campaigns: willing('giver') }),
          clause('纸面注明自愿的捐款', '；{campaigns}在纸面上注明自愿', { campaigns: willing('paper') }),
        ],
      },
    ),
  ),
  core(
    BUSINESS,
    clause(
      '热线受理量',
      // The hotline takes the calls, and no Party branch.
      '热线{months}受理群众诉求{accepted}件',
      { accepted: 'hotline-accepted' },
      {
        then: [
          clause('热线诉求类别', '其中{categories}', { categories: by('hotline-accepted', 'category') }),
          // After the parts the whole is named again: what grew is not the last of them.
          clause('热线受理量的变化', '总量比{lastYear}{change}%', { change: growth('hotline-accepted') }),
        ],
      },
    ),
    clause(
      '转办量和办结率',
      '转办{transferred}件，办结率{rate}%',
      { transferred: 'hotline-transferred', rate: 'hotline-closing-rate' },
      {
        then: [
          clause(
            '办结率的变化',
            '比{lastYear}{change}个百分点',
            { change: change('hotline-closing-rate') },
            // A rate that fell is a shortfall.
            { atLeast: { change: 0 } },
          ),
        ],
      },
    ),
    // One number alone is no paragraph.
    ...onlyOf(
      kind,
      'branch',
      quiet(clause('夜间和全天候值守', '。安排夜间值守{shifts}班次', { shifts: 'night-shifts' })),
    ),
  ),
  notable(
    'publicity-and-honours',
    clause('集体荣誉', '{who}获得{honours}', {
      honours: names('honours-of-organization', 'honour'),
    }),
    ...onlyOf(
      kind,
      'branch',
      clause(
        '个人荣誉',
        '{people}名党员获得{honours}',
        {
          honours: names('honours-of-members', 'honour'),
          people: 'honoured-members',
          named: 'honours-of-named-rate',
        },
        { atLeast: { named: 100 } },
      ),
      // Whoever did not write down whose it is has not said how many people it is of.
      clause('个人荣誉', '党员获得{honours}', {
        honours: names('honours-of-members', 'honour'),
        unnamed: 'honours-of-unnamed',
      }),
    ),
    clause('党建品牌', '{branches}形成{brands}党建品牌', { brands: names('brand-items', 'name') }),
  ),
]
