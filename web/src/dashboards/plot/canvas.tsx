import { BarChart, LineChart, PieChart } from 'echarts/charts';
import { GridComponent, LegendScrollComponent, TooltipComponent } from 'echarts/components';
import { type ECharts, type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import styles from './canvas.module.css';

use([BarChart, LineChart, PieChart, GridComponent, LegendScrollComponent, TooltipComponent, SVGRenderer]);

type Props = {
  option: EChartsCoreOption;
  onPress: (series: number, index: number) => void;
  /** All of it in words. */
  description: string;
};

/** Draws with ECharts in the room it is given and follows its size. Load it lazily: the library is heavy. */
export function Canvas({ option, onPress, description }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const drawing = useRef<ECharts>(undefined);
  const pressNow = useRef(onPress);
  pressNow.current = onPress;
  useEffect(() => {
    if (!place.current) return;
    const chart = init(place.current, null, { renderer: 'svg' });
    drawing.current = chart;
    chart.on('click', ({ seriesIndex, dataIndex }) => pressNow.current(seriesIndex ?? 0, dataIndex));
    const sizes = new ResizeObserver(() => chart.resize());
    sizes.observe(place.current);
    return () => {
      sizes.disconnect();
      chart.dispose();
    };
  }, []);
  useEffect(() => drawing.current?.setOption(option, { notMerge: true }), [option]);
  return <div ref={place} className={styles.canvas} role="img" aria-label={description} />;
}
