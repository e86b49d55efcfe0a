package dev.dovetail.analysis.table.internal.text;

import java.nio.charset.Charset;
import java.util.List;

/// A language of East Asia in a character set of two bytes a character, with its commonest characters.
///
/// @param name of the language, in English
/// @param charset its name
/// @param common the commonest characters in text, and in names of places and people
record DoubleBytes(String name, String charset, String common) {
  private static final String SIMPLIFIED = "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自"
      + "着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同"
      + "北京海广州深圳江南西东市省县区路号名称姓性别男女张王李刘陈杨赵黄周吴产品价格数量单位元日期地址电话合计编码类型";
  private static final String TRADITIONAL = "的一是不了在人有我他這中大來上國個到說們為子和你地出道也時年得就那要下以生會自"
      + "著去之過家學對可里後小麼心多天而能好都然沒日於起還發成事只作當想看文無開手十用主行方又如前所本見經頭面公同"
      + "臺台北灣高雄南中市縣區路號名稱姓性別男女張王李劉陳林黃周吳產品價格數量單位元日期地址電話合計編碼類型";
  private static final String KANJI = "日一国人年大十二本中長出三時行見月分後前生五間上東四今金九入学高円子外八六下来気小七山話女"
      + "北午百書先名川千水半男西電校語土木聞食車何南万毎白天母火右読友左休父雨京都府県市区町村番号氏住所東大阪";
  private static final String HANGUL = "이다는의에을가고를은하지기한사도로자인어서대해리나시정부과아일그수있공스전구제장보상주원라"
      + "들연만성선동신조성안물면국관비유적여경중김박최서울산광역시도군남북구이름번호주소명가격수량합계날짜";
  private static final int INVALID_SHARE = 50;
  private static final double INVALID = Math.log(1e-9);

  static List<DoubleBytes> all() {
    return List.of(
        new DoubleBytes("Chinese", "GB18030", SIMPLIFIED),
        new DoubleBytes("traditional Chinese", "Big5", TRADITIONAL),
        new DoubleBytes("Japanese", "windows-31j", KANJI),
        new DoubleBytes("Japanese", "EUC-JP", KANJI),
        new DoubleBytes("Korean", "x-windows-949", HANGUL),
        new DoubleBytes("Korean", "EUC-KR", HANGUL));
  }

  /// How likely a text is, and how many of its characters speak for it.
  ///
  /// @param likelihood its logarithm; negative infinity if the text is not of this character set
  /// @param characters how many characters were looked at
  /// @param usual how many of them are usual in the language
  record Score(double likelihood, int characters, int usual) {}

  /// Looks at as many characters as the bytes beyond ASCII say.
  ///
  /// @param most how many bytes beyond ASCII to look at
  Score score(byte[] bytes, int from, int to, int most) {
    Charset set = Charset.forName(charset);
    double sum = 0;
    int characters = 0;
    int usual = 0;
    int invalid = 0;
    int seen = 0;
    int i = from;
    while (i < to && seen < most) {
      if (bytes[i] >= 0) {
        i++;
        continue;
      }
      int length = length(bytes, i, to);
      if (i + length > to) {
        break; // cut
      }
      String text = new String(bytes, i, length, set);
      boolean isInvalid = text.length() != 1 || text.charAt(0) == '\ufffd';
      double likelihood = isInvalid ? INVALID : Math.log(likelihood(text.charAt(0), length, bytes[i] & 0xff));
      sum += likelihood;
      characters++;
      usual += !isInvalid && isUsual(text.charAt(0)) && length > 1 ? 1 : 0;
      invalid += isInvalid ? 1 : 0;
      int step = isInvalid ? 1 : length;
      for (int b = i; b < i + step; b++) {
        seen += bytes[b] < 0 ? 1 : 0;
      }
      i += step;
    }
    boolean isOther = invalid > characters / INVALID_SHARE;
    return new Score(isOther ? Double.NEGATIVE_INFINITY : sum, characters, usual);
  }

  private int length(byte[] bytes, int at, int to) {
    int first = bytes[at] & 0xff;
    int second = at + 1 < to ? bytes[at + 1] & 0xff : 0;
    return switch (charset) {
      case "windows-31j" -> first >= 0xa1 && first <= 0xdf ? 1 : 2;
      case "EUC-JP" -> first == 0x8f ? 3 : 2;
      case "GB18030" -> second >= 0x30 && second <= 0x39 ? 4 : 2;
      default -> 2;
    };
  }

  private boolean isUsual(char c) {
    return common.indexOf(c) >= 0 || (name.equals("Japanese") && isKana(c));
  }

  private static boolean isKana(char c) {
    return c >= '\u3041' && c <= '\u30fe';
  }

  private double likelihood(char c, int length, int lead) {
    if (length == 1) {
      return 0.005 / 63; // katakana of half width
    }
    if (common.indexOf(c) >= 0) {
      return (name.equals("Japanese") ? 0.2 : 0.5) / common.length();
    }
    if ((c >= '\u3000' && c < '\u3020') || (c >= '\uff01' && c < '\uff60')) {
      return 0.08 / 120;
    }
    if (name.equals("Japanese") && isKana(c)) {
      return 0.5 / 170;
    }
    boolean isHangul = c >= '\uac00' && c < '\ud7a4';
    if (name.equals("Korean")) {
      return isHangul ? 0.4 / (lead < 0xa1 ? 50_000 : 2350) : 1e-7;
    }
    boolean isHan = c >= '\u4e00' && c < '\u9fff';
    boolean isFirstLevel = switch (charset) {
      case "GB18030" -> lead >= 0xb0 && lead <= 0xd7;
      case "Big5" -> lead >= 0xa4 && lead <= 0xc6;
      case "EUC-JP" -> lead >= 0xb0 && lead <= 0xcf;
      default -> lead >= 0x88 && lead <= 0x97;
    };
    return !isHan ? 1e-7 : isFirstLevel ? 0.3 / 4000 : 0.02 / 20_000;
  }
}
