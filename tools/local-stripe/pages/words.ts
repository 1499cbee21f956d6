/** The languages of the hosted pages. They belong to the stand-in for Stripe, not to the product, so they live here. */
export type Language = 'en' | 'ko' | 'zh'

const en = {
  banner: 'Local Stripe – no money moves',
  pay: 'Pay',
  payAmount: 'Pay {amount}',
  items: 'What you pay for',
  total: 'Total',
  email: 'Email',
  name: 'Name on card',
  number: 'Card number',
  numberHint: '4242 4242 4242 4242 pays. 4000 0000 0000 0002 is declined. 4000 0000 0000 0259 pays and is disputed later.',
  expiry: 'Expiry (month/year)',
  cvc: 'Security code',
  cancel: 'Cancel and go back',
  mistakes: 'The payment was not made',
  declined: 'The card was declined. Nothing was charged. Try another card.',
  badEmail: 'Enter an email address such as name@example.org.',
  badName: 'Enter the name on the card.',
  badNumber: 'This is not one of the test cards. Use one from the hint.',
  badExpiry: 'Enter the expiry as month and year, for example 09/30.',
  expired: 'The card has expired. Enter a later month.',
  badCvc: 'Enter the 3 or 4 digits of the security code.',
  paidTitle: 'This payment is complete',
  paidText: 'You can close this page or return to the site.',
  closedTitle: 'This payment page has expired',
  closedText: 'Return to the site and start the payment again. Nothing was charged.',
  return: 'Return to the site',
  setupTitle: 'Set up payouts',
  setupText: 'The real Stripe asks for your business, your identity and a bank account here. The local one asks for nothing.',
  account: 'Account',
  business: 'Business',
  country: 'Country',
  finish: 'Finish onboarding',
  later: 'Save for later',
  transferTitle: 'Pay by bank transfer',
  transferText: 'Write the reference on the transfer, so that it finds its payment.',
  amount: 'Amount still to pay',
  reference: 'Reference',
  pretend: 'Pretend that the transfer arrived',
  missingTitle: 'Page not found',
  missingText: 'This address leads nowhere. It may have been used already, or the local Stripe was reset.',
}

export type Words = typeof en

const ko: Words = {
  banner: '로컬 Stripe – 실제 돈은 오가지 않습니다',
  pay: '결제',
  payAmount: '{amount} 결제하기',
  items: '결제 내역',
  total: '합계',
  email: '이메일',
  name: '카드에 적힌 이름',
  number: '카드 번호',
  numberHint:
    '4242 4242 4242 4242는 결제됩니다. 4000 0000 0000 0002는 거절됩니다. 4000 0000 0000 0259는 결제된 뒤 분쟁이 접수됩니다.',
  expiry: '유효기간(월/년)',
  cvc: '보안 코드',
  cancel: '취소하고 돌아가기',
  mistakes: '결제가 이루어지지 않았습니다',
  declined: '카드가 거절되었습니다. 청구된 금액은 없습니다. 다른 카드를 사용해 주십시오.',
  badEmail: 'name@example.org와 같은 이메일 주소를 입력해 주십시오.',
  badName: '카드에 적힌 이름을 입력해 주십시오.',
  badNumber: '테스트 카드 번호가 아닙니다. 안내에 있는 번호를 사용해 주십시오.',
  badExpiry: '유효기간을 09/30과 같이 월과 년으로 입력해 주십시오.',
  expired: '유효기간이 지난 카드입니다. 더 뒤의 월을 입력해 주십시오.',
  badCvc: '보안 코드 숫자 3자리 또는 4자리를 입력해 주십시오.',
  paidTitle: '결제가 완료되었습니다',
  paidText: '이 페이지를 닫거나 사이트로 돌아가실 수 있습니다.',
  closedTitle: '결제 페이지가 만료되었습니다',
  closedText: '사이트로 돌아가 결제를 다시 시작해 주십시오. 청구된 금액은 없습니다.',
  return: '사이트로 돌아가기',
  setupTitle: '지급받을 계정 설정',
  setupText: '실제 Stripe는 여기에서 사업자 정보, 신원, 은행 계좌를 확인합니다. 로컬 Stripe는 아무것도 묻지 않습니다.',
  account: '계정',
  business: '사업자',
  country: '국가',
  finish: '설정 마치기',
  later: '나중에 계속하기',
  transferTitle: '계좌 이체로 결제',
  transferText: '이체할 때 참조 번호를 적어 주십시오. 그래야 해당 결제에 연결됩니다.',
  amount: '남은 금액',
  reference: '참조 번호',
  pretend: '이체가 도착한 것으로 처리하기',
  missingTitle: '페이지를 찾을 수 없습니다',
  missingText: '이 주소에 해당하는 페이지가 없습니다. 이미 사용되었거나 로컬 Stripe가 초기화되었을 수 있습니다.',
}

const zh: Words = {
  banner: '本地 Stripe – 不会产生真实资金往来',
  pay: '付款',
  payAmount: '支付 {amount}',
  items: '付款明细',
  total: '合计',
  email: '电子邮箱',
  name: '持卡人姓名',
  number: '卡号',
  numberHint: '4242 4242 4242 4242 可付款成功；4000 0000 0000 0002 会被拒绝；4000 0000 0000 0259 付款成功后会产生争议。',
  expiry: '有效期（月/年）',
  cvc: '安全码',
  cancel: '取消并返回',
  mistakes: '付款未完成',
  declined: '此卡被拒绝，未扣取任何款项。请换一张卡再试。',
  badEmail: '请输入电子邮箱地址，例如 name@example.org。',
  badName: '请输入卡上的姓名。',
  badNumber: '这不是测试卡号，请使用提示中的卡号。',
  badExpiry: '请按月和年输入有效期，例如 09/30。',
  expired: '此卡已过期，请输入更晚的月份。',
  badCvc: '请输入 3 位或 4 位安全码。',
  paidTitle: '付款已完成',
  paidText: '您可以关闭此页面，或返回网站。',
  closedTitle: '付款页面已过期',
  closedText: '请返回网站重新开始付款。未扣取任何款项。',
  return: '返回网站',
  setupTitle: '设置收款账户',
  setupText: '真实的 Stripe 会在这里核实企业、身份和银行账户；本地 Stripe 不要求任何信息。',
  account: '账户',
  business: '企业',
  country: '国家或地区',
  finish: '完成设置',
  later: '稍后继续',
  transferTitle: '银行转账付款',
  transferText: '转账时请填写参考号，以便与这笔付款对应。',
  amount: '待付金额',
  reference: '参考号',
  pretend: '模拟转账已到账',
  missingTitle: '找不到页面',
  missingText: '此地址没有对应的页面。它可能已被使用，或者本地 Stripe 已重置。',
}

const WORDS: Record<Language, Words> = { en, ko, zh }

export function wordsOf(language: Language): Words {
  return WORDS[language]
}

/** The language that was asked for (`ko`, `zh-TW`), else the browser's first that we have, else English. */
export function chooseLanguage(locale: string | null | undefined, acceptLanguage: string | undefined): Language {
  const asked = locale && locale !== 'auto' ? [locale] : (acceptLanguage ?? '').split(',')
  for (const tag of asked) {
    const primary = tag.trim().slice(0, 2).toLowerCase()
    if (primary === 'en' || primary === 'ko' || primary === 'zh') return primary
  }
  return 'en'
}
