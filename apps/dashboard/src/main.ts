import { mount } from 'svelte';
import { afterFirstPaint } from './afterFirstPaint.ts';
import App from './App.svelte';
import { prepareDrawing } from './draw/drawing.ts';
import './page.css';

const target = document.getElementById('page');
if (target) mount(App, { target });
afterFirstPaint(prepareDrawing);
