import { FIGURE_PLACE, statedNumbers } from '#domain/report/stated-number'

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
  ['连续3年', ['3']],
  ['全市第9999名', ['9999名']],
  ['捐款1200', ['1200']],
])('a number with its unit, in whatever digits: %s', (text, expected) => {
  expect(words(text)).toEqual(expected)
})

it.each([
  '2025年，2024—2025年，7月15日，7至9月，5日至20日，2025-07-15，14:30',
  '第3次、第二次、第十四次会议，第一责任人，第一党支部',
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

it('begins anew after a figure, whose unit is its own', () => {
  expect(words(`捐款${FIGURE_PLACE}万元，慰问${FIGURE_PLACE}名、五名党员`)).toEqual(['五名'])
})

it('tells where each stands', () => {
  expect(statedNumbers('共３户')).toEqual([{ from: 1, to: 2, number: '3', words: '3户' }])
})
