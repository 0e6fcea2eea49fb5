import { FIGURE_PLACE } from '#domain/report/beside-figure'
import { statedNumbers } from '#domain/report/stated-number'

const words = (text: string) => statedNumbers(text).map((each) => each.words)

it.each([
  ['走访群众35户', ['35户']],
  ['走访群众３５户', ['35户']],
  ['捐款1,200.5元，满意率98%', ['1,200.5元', '98%']],
  ['受理诉求9.3万件', ['9.3万件']],
  ['慰问三十二人次', ['三十二人次']],
  ['满意率百分之九十八点五', ['百分之九十八点五']],
  ['提高三成，增长两倍', ['三成', '两倍']],
  ['筹款一元', ['一元']],
  ['参加活动50余人', ['50余人']],
  ['连续3年', ['3年']],
  ['全市第9999名', ['9999名']],
  ['捐款1200', ['1200']],
  ['调解纠纷三十起，发放图书五百本', ['三十起', '五百本']],
  ['走访困难群众三百', ['三百']],
  ['三分之二的党员，半数以上，过半，百分百', ['三分之二', '半数', '过半', '百分百']],
  ['翻了两番，翻了一番，成倍增长，提高一成', ['翻了两番', '翻了一番', '成倍', '一成']],
  ['几百人，上千人，数十次，百余户', ['百人', '千人', '十次', '百余户']],
  ['卅人，廿户，俩人，伍拾元', ['卅人', '廿户', '俩人', '伍拾元']],
  ['⑳户，⑿户，㈤户，Ⅻ户，XII户，½的党员', ['20户', '(12)户', '(五)户', 'XII户', 'XII户', '1⁄2']],
  ['走访困难群众（99）', ['99']],
  ['（12）户，走访（一）户', ['12', '一']],
  ['第12名，全市第一，位列第三', ['12名', '一', '三']],
  ['走访群众2000年，走访30号，学习30日', ['2000年', '30号', '30日']],
  ['队伍三十人，陆续三次，统一三项，千万元，二十分', ['三十人', '三次', '三项', '千万元', '二十分']],
  ['共一户', ['一户']],
  ['⼗⼆户，𝟗𝟗户', ['十二户', '99户']],
])('a number with its unit, in whatever digits: %s', (text, expected) => {
  expect(words(text)).toEqual(expected)
})

it.each([
  '2025年，2024—2025年，7月15日，7至9月，5日至20日，2025-07-15，14:30',
  '第3次、第二次、第十四次会议，第一责任人，第一党支部，每季度第二个月，前三季度',
  '二〇二五年，七月一日，自2018年以来，2022年修订，2024年度',
  '学习：①理论，②业务；一是抓学习，二是抓作风。其二，见附件2',
  '（二）支部党员大会；（三）组织生活。（四）年初排出',
  '1. 学习',
  '（2）活动',
  '根据某发〔2025〕13号文件',
  '统一思想，进一步，一名党员，每一次活动，十分重视，成立一支队伍',
  '“两个维护”“四个意识”，八项规定，千家万户',
  '三会一课，一岗双责，两学一做，七月汛期',
  '拨打12345热线',
])('claims nothing as date, order, article or fixed words: %s', (text) => {
  expect(words(text)).toEqual([])
})

it('a year beside that of the report is a date whatever leads to it, another is not', () => {
  const words = (text: string) => statedNumbers(text, 2025).map((each) => each.words)
  expect(words('支部2025年计划，支部二〇二五年计划，上级2024年通报，党员2026年培训')).toEqual([])
  expect(words('走访群众2000年')).toEqual(['2000年'])
})

it('begins anew after a figure, whose unit is its own', () => {
  expect(words(`捐款${FIGURE_PLACE}万元，慰问${FIGURE_PLACE}名、五名党员`)).toEqual(['五名'])
})

it('tells where each stands', () => {
  expect(statedNumbers('共３户')).toEqual([{ from: 1, to: 2, number: '3', words: '3户' }])
})
