import { type DateBucket, dateBuckets, type GroupBy } from '@tenon/metadata';
import { wrongPart } from '../../query/parse/query-error.ts';
import { isObject, readPath } from '../../query/parse/read-part.ts';

const maxGroups = 4;
const maxRanges = 50;
const maxTop = 1000;
const decimal = /^-?\d{1,20}(\.\d{1,10})?$/;

const expected = {
  group: {
    zh: `最多 ${maxGroups} 个 { field, bucket, ranges, top, across }`,
    en: `at most ${maxGroups} of { field, bucket, ranges, top, across }, bucket being one of ${dateBuckets.join(', ')}`,
  },
  ranges: {
    zh: `1 到 ${maxRanges} 个由小到大的数字，如 ["0", "1000"]`,
    en: `1 to ${maxRanges} numbers in ascending order, such as ["0", "1000"]`,
  },
  top: { zh: `1 到 ${maxTop} 的整数`, en: `a whole number from 1 to ${maxTop}` },
  across: { zh: 'true 或 false', en: 'true or false' },
};

export function readGroups(input: unknown): GroupBy[] {
  if (!Array.isArray(input) || input.length > maxGroups) throw wrongPart('group', expected.group, input);
  return input.map((item, index) => {
    const at = `group[${index}]`;
    if (!isObject(item)) throw wrongPart(at, expected.group, item);
    const { bucket, ranges, top, across } = item;
    if (bucket !== undefined && !dateBuckets.includes(bucket as DateBucket))
      throw wrongPart(`${at}.bucket`, expected.group, bucket);
    if (ranges !== undefined && !areRanges(ranges)) throw wrongPart(`${at}.ranges`, expected.ranges, ranges);
    if (top !== undefined && !isTop(top)) throw wrongPart(`${at}.top`, expected.top, top);
    if (across !== undefined && typeof across !== 'boolean') throw wrongPart(`${at}.across`, expected.across, across);
    return {
      field: readPath(item.field, `${at}.field`),
      ...(bucket !== undefined && { bucket: bucket as DateBucket }),
      ...(ranges !== undefined && { ranges }),
      ...(top !== undefined && { top }),
      ...(across !== undefined && { across }),
    };
  });
}

function areRanges(input: unknown): input is string[] {
  return (
    Array.isArray(input) &&
    input.length >= 1 &&
    input.length <= maxRanges &&
    input.every((bound) => typeof bound === 'string' && decimal.test(bound)) &&
    input.every((bound, index) => index === 0 || Number(input[index - 1]) < Number(bound))
  );
}

function isTop(input: unknown): input is number {
  return Number.isInteger(input) && (input as number) >= 1 && (input as number) <= maxTop;
}
