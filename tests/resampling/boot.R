# Expected numbers of tests/test_resampling.py: the studentised interval of R's boot (Davison & Hinkley 1997; Canty & Ripley).
# Rscript tests/resampling/boot.R > tests/resampling/boot.json   (R 4.2, boot 1.3; Debian's r-cran-boot)
library(boot)
n <- c(0, 0, 1, 1, 2, 0, 3, 9, 1, 0, 4, 2)
d <- c(10, 12, 9, 30, 25, 8, 14, 40, 11, 10, 22, 18)
ratio <- function(data, at) {
  x <- data[at, 1]; y <- data[at, 2]
  r <- sum(x) / sum(y)
  c(r, sum((x - r * y)^2) / sum(y)^2)  # and its linearised variance
}
set.seed(20)
drawn <- boot(cbind(n, d), ratio, R = 999)
ends <- boot.ci(drawn, conf = c(0.95, 0.8), type = "stud")$student[, 4:5]
rows <- apply(boot.array(drawn), 1, paste, collapse = "")
number <- function(x) format(x, digits = 15)
cat('{\n "n": [', paste(n, collapse = ", "), '],\n "d": [', paste(d, collapse = ", "), '],\n "ends": {"0.95": [',
    paste(number(ends[1, ]), collapse = ", "), '], "0.8": [', paste(number(ends[2, ]), collapse = ", "), ']},\n "times": "',
    paste(rows, collapse = " "), '"\n}\n', sep = "")
