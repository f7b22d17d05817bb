import '@/assets/styles/house.css';
import '@/assets/styles/popup.css';
import '@/assets/styles/ticket.css';
