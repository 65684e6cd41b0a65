package dev.dyno.reports.picture;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;

/** A share on an axis as signed per cent without idle zeros: {@code +2.5 %}, and {@code 0 %} without a sign. */
final class Percent extends NumberFormat {
    private static final long serialVersionUID = 1;

    @Override
    public StringBuffer format(double share, StringBuffer to, FieldPosition position) {
        BigDecimal percent = BigDecimal.valueOf(share).movePointRight(2).setScale(2, RoundingMode.HALF_EVEN);
        String digits =
                percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString();
        return to.append(percent.signum() > 0 ? "+" : "").append(digits).append(" %");
    }

    @Override
    public StringBuffer format(long share, StringBuffer to, FieldPosition position) {
        return format((double) share, to, position);
    }

    @Override
    public Number parse(String text, ParsePosition position) {
        throw new UnsupportedOperationException("an axis is only written");
    }
}
