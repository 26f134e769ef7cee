import { mount } from 'svelte';
import App from './App.svelte';
import { prepareDrawing } from './draw/drawing.ts';
import './page.css';

const target = document.getElementById('page');
if (target) mount(App, { target });
// Two frames on, the page has been painted.
requestAnimationFrame(() => requestAnimationFrame(prepareDrawing));
