import '@/assets/styles/house.css';
import '@/assets/styles/options.css';
