import '@/assets/styles/house.css';
import '@/assets/styles/panel.css';
import '@/assets/styles/candidates.css';
import '@/assets/styles/limits.css';
import '@/assets/styles/condor.css';
import '@/assets/styles/plots.css';
import '@/assets/styles/hedge.css';
import '@/assets/styles/ticket.css';
