document.getElementById('launch').submit()
