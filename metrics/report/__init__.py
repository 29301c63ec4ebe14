"""What is shown elsewhere: a deck as PPTX, HTML, PDF or CSV, a chart as SVG or PNG, made in a process of its own."""
