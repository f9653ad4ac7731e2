import { expect, it } from 'vitest';
import { networkOf } from './network-of.ts';

it('takes the addresses of one IPv6 network for one', () => {
  expect(networkOf('203.0.113.7')).toBe('203.0.113.7');
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2');
  expect(networkOf('2001:db8:1:2:ffff::1')).toBe('2001:db8:1:2');
  expect(networkOf('2001:0DB8:0001:2::')).toBe('2001:db8:1:2');
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0');
  expect(networkOf('fe80::1:2:3:4:5%eth0')).toBe('fe80:0:0:1');
  expect(networkOf('::1')).toBe('0:0:0:0');
});

it('knows a wider net of the same site', () => {
  expect(networkOf('2001:db8:1:2::1', 48)).toBe('2001:db8:1');
  expect(networkOf('203.0.113.7', 48)).toBe('203.0.113.7');
});

it('counts an IPv4 address as one, however it is written', () => {
  expect(networkOf('::ffff:203.0.113.7')).toBe('203.0.113.7');
  expect(networkOf('::ffff:cb00:7107')).toBe('203.0.113.7');
  expect(networkOf('64:ff9b::203.0.113.7')).toBe('64:ff9b:0:0');
});
