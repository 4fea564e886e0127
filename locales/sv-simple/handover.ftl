# handover
