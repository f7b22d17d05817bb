import '@/assets/styles/house.css';
import '@/assets/styles/options.css';
import '@/assets/styles/limits.css';
import '@/assets/styles/rules.css';
