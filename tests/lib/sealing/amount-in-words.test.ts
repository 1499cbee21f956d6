import { describe, expect, test } from 'vitest'
import { amountInWords, wholeInWords } from '#lib/sealing/amount-in-words.ts'
import { priceSlip } from '#lib/sealing/price-check.ts'
import { money } from '#lib/values/money.ts'

describe('a price read back in words', () => {
  test.each([
    [0n, 'zero', '영', '零'],
    [10n, 'ten', '십', '十'],
    [21n, 'twenty-one', '이십일', '二十一'],
    [110n, 'one hundred ten', '백십', '一百一十'],
    [1005n, 'one thousand five', '천오', '一千零五'],
    [10000n, 'ten thousand', '만', '一万'],
    [10005n, 'ten thousand five', '만 오', '一万零五'],
    [100010n, 'one hundred thousand ten', '십만 십', '十万零一十'],
    [462000n, 'four hundred sixty-two thousand', '사십육만 이천', '四十六万二千'],
    [100000000n, 'one hundred million', '일억', '一亿'],
    [120003000n, 'one hundred twenty million three thousand', '일억 이천만 삼천', '一亿二千万三千'],
    [1000000000000n, 'one trillion', '일조', '一万亿'],
  ])('%s', (value, en, ko, zh) => {
    expect([wholeInWords(value, 'en'), wholeInWords(value, 'ko'), wholeInWords(value, 'zh')]).toEqual([en, ko, zh])
  })

  test('names the currency and reads decimals one by one', () => {
    expect(amountInWords(money(16650, 'GBP'), 'en')).toBe('one hundred sixty-six point five zero British Pound')
    expect(amountInWords(money(462000, 'KRW'), 'ko')).toBe('사십육만 이천 대한민국 원')
    expect(amountInWords(money(11875, 'EUR'), 'zh')).toBe('一百一十八点七五欧元')
    expect(amountInWords(money(439000, 'CNY'), 'zh')).toBe('四千三百九十人民币')
  })

  test('has no words for what is no price', () => {
    expect(() => wholeInWords(-1n, 'en')).toThrow(RangeError)
    expect(() => wholeInWords(10n ** 15n, 'ko')).toThrow(RangeError)
  })
})

describe('the thousand-slip check', () => {
  test.each([
    [462_000n, 500_000n, null],
    [462n, 500_000n, 'a_tenth_or_less'],
    [50_000n, 500_000n, 'a_tenth_or_less'],
    [50_001n, 500_000n, null],
    [4_999_999n, 500_000n, null],
    [5_000_000n, 500_000n, 'ten_times_over'],
    [5n, null, null],
  ])('%s against a budget of %s: %s', (price, budget, slip) => {
    expect(priceSlip(price, budget)).toBe(slip)
  })
})
