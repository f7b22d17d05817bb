import '@/assets/styles/tokens.css';
import '@/assets/styles/welcome.css';
