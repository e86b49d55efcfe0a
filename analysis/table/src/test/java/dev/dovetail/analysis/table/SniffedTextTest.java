package dev.dovetail.analysis.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Texts of the kinds that people meet, and all that is to be found out about each.
class SniffedTextTest {
  /// A text, its file name, and what it should be: one line of findings, then one line a row that is checked.
  ///
  /// Findings: delimiter, then those that are not usual of `quote=`, `escape=`, `skip=`, `header=` (1),
  /// `comma`, `thousands=`, `comment=`, `foot=`, `bad=`, then `|` and the names, then `|` and the number of rows.
  record Case(String name, String content, String expected) {
    @Override
    public String toString() {
      return name + " " + content.lines().limit(3).collect(Collectors.joining(" / "));
    }
  }

  @TempDir private Path directory;

  static List<Case> cases() {
    String numbers = "1%2%3\n4%5%6\n7%8%9\n";
    return List.of(
        new Case("a.csv", "a,b,c\n" + numbers.replace('%', ','), ", | a b c | 3"),
        new Case("a.tsv", "a\tb\tc\n" + numbers.replace('%', '\t'), "tab | a b c | 3"),
        new Case("a.csv", "a;b;c\n" + numbers.replace('%', ';'), "; | a b c | 3"),
        new Case("a.psv", "a|b|c\n" + numbers.replace('%', '|'), "| | a b c | 3"),
        new Case("a.csv", "a^b^c\n" + numbers.replace('%', '^'), "^ | a b c | 3"),
        new Case("a.csv", "a~b~c\n" + numbers.replace('%', '~'), "~ | a b c | 3"),
        new Case("a.csv", "a:b:c\n" + numbers.replace('%', ':'), ": | a b c | 3"),
        new Case("a.csv", "a b c\n" + numbers.replace('%', ' '), "blank | a b c | 3"),
        new Case("a.csv", "a\1b\1c\n" + numbers.replace('%', '\1'), "1 | a b c | 3"),
        new Case("a.csv", "a\u001fb\u001fc\n" + numbers.replace('%', '\u001f'), "31 | a b c | 3"),
        // the type score
        new Case("a.csv", "v;w\n1,5;2,5\n3,5;4,25\n", "; comma | v w | 2"),
        new Case("a.csv", "name|tags\nx|a,b,c\ny|d,e,f\nz|g,h,i\n", "| | name tags | 3"),
        new Case("a.csv", "time\tplace\n10:20:30\tA, B\n11:20:30\tC, D\n", "tab | time place | 2"),
        new Case("a.csv", "n;t\n1;10:20\n2;11:30\n", "; | n t | 2"),
        new Case("a.csv", "a,b\n1,x;y\n2,z;w\n3,u;v\n", ", | a b | 3"),
        new Case("a.csv", "u,d\nhttp://a.b/c?d=1;e=2,5\nhttp://a.b/c?d=1;e=3,6\n", ", | u d | 2"),
        // one column
        new Case("a.csv", "name\nAlice\nBob\nCarol Smith\n", ", | name | 3"),
        new Case("a.csv", "c0\nv0\na;b\n", ", | c0 | 2"),
        new Case("a.csv", "text\nHello, world\nNo comma here\nNor here\n", "tab | text | 3"),
        new Case("a.csv", "42\n", ", header=0 | column_1 | 1"),
        new Case("a.csv", "# a\n# b\n", ", skip=2 comment=# |  | 0"),
        // quotes
        new Case("a.csv", "'a','b'\n'x, y','1'\n'z','2'\n", ", quote=' | a b | 2"),
        new Case("a.csv", "a,b\nit's,1\nthat's,2\n", ", | a b | 2"),
        new Case("a.csv", "a,b\n\"x, y\",1\n'z',2\n", ", | a b | 2"),
        new Case("a.tsv", "a\tb\n\"x\t1\ny\t2\n\"z\t3\n", "tab quote=none | a b | 3"),
        new Case("a.csv", "a,b\n\"x\ny\",1\n\"z\n\nw\",2\n", ", | a b | 2"),
        new Case("a.csv", "a,b\n\"x \"\"y\"\" z\",1\nw,2\n", ", | a b | 2"),
        new Case("a.csv", "a;b\n\"1;2\";3\n\"4;5\";6\n", "; | a b | 2"),
        // separator line
        new Case("a.csv", "sep=;\na;b\n1;2\n", "; skip=1 | a b | 1"),
        new Case("a.csv", "sep=\t\r\na\tb\r\n1\t2\r\n", "tab skip=1 | a b | 1"),
        // numbers
        new Case("a.tsv", "n\tp\tq\nA\t1,234,567\t12.5\nB\t1,234\t13.5\n", "tab thousands=, | n p q | 2"),
        new Case("a.csv", "n;p\nA;1.234.567,5\nB;2,5\n", "; comma thousands=. | n p | 2"),
        new Case("a.csv", "n;p\nA;1 234 567\nB;12,5\n", "; comma thousands=blank | n p | 2"),
        new Case("a.csv", "n;p\nA;1\u00a0234\u00a0567\nB;12,5\n", "; comma thousands=160 | n p | 2"),
        new Case("a.csv", "n;p\nA;1\u202f234\u202f567\nB;12,5\n", "; comma thousands=8239 | n p | 2"),
        new Case("a.csv", "n;p\nA;1'234'567\nB;12.5\n", "; thousands=' | n p | 2"),
        new Case("a.csv", "n,p\nA,\"1,234.50\"\nB,\"2,345.75\"\n", ", thousands=, | n p | 2"),
        new Case("a.csv", "n,p\nA,\"1,5\"\nB,\"2,25\"\n", ", comma | n p | 2"),
        new Case("a.csv", "n;p\nA;1,234\nB;2,345\n", "; comma | n p | 2"),
        new Case("a.tsv", "n\tp\nA\t1,234\nB\t2,345\n", "tab | n p | 2"),
        // headers
        new Case("a.csv", "1,2\n3,4\n", ", header=0 | column_1 column_2 | 2"),
        new Case("a.csv", "id,2000,2005,2010\nA,1.5,2,3\nB,4,5,6\n", ", | id 2000 2005 2010 | 2"),
        new Case("a.csv", "id,2020,2019,2018\nA,1,2,3\nB,4,5,6\n", ", | id 2020 2019 2018 | 2"),
        new Case("a.csv", "id,la,1/22/20,1/23/20,1/24/20\nA,1.5,0,0,1\nB,4.5,0,1,2\n",
            ", | id la 1/22/20 1/23/20 1/24/20 | 2"),
        new Case("a.csv", "time,height\ns,cm\n1,170\n2,180\n", ", header=2 | time_s height_cm | 2"),
        new Case("a.csv", "city,2020,,2021,\n,pop,area,pop,area\nRome,1,2,3,4\nOslo,5,6,7,8\n",
            ", header=2 | city 2020_pop 2020_area 2021_pop 2021_area | 2"),
        new Case("a.csv", "a,b\nNA,NA\n1,2\n3,4\n", ", | a b | 3"),
        new Case("a.csv", "a,b\nx,y\nz,w\n", ", | a b | 2"),
        new Case("a.csv", "a,,a\n1,2,3\n4,5,6\n", ", | a column_2 a_2 | 2"),
        new Case("a.csv", "x,y\nr1,1,2\nr2,3,4\n", ", | column_1 x y | 2"),
        new Case("a.csv", "a,b,c\n1,2,3,\n4,5,6,\n", ", | a b c column_4 | 2"),
        new Case("a.csv", "a,b,c,d\n1,2,3\n4,5,6\n", ", bad=2 | a b c d | 2"),
        new Case("a.csv", "\ufeff\"id\",\"x, y\"\n1,2\n", ", | id x,_y | 1"),
        new Case("a.csv", "#id,x\n1,2\n3,4\n", ", | id x | 2"),
        new Case("a.tsv", "##made=by me\n##on=day\n#id\tx\tn\n1\t2\ta\n3\t4\tb\n", "tab skip=2 comment=# | id x n | 2"),
        new Case("a.csv", "#name,city\nBob,Rome\nAl,Oslo\n", ", | name city | 2"),
        // comments
        new Case("a.csv", "# made by me\n# on a day\na,b\n1,2\n# mid\n3,4\n", ", skip=2 comment=# | a b | 2"),
        new Case("a.csv", "% made by me\na,b\n1,2\n% mid\n3,4\n", ", skip=1 comment=% | a b | 2"),
        new Case("a.csv", "! made by me\na,b\n1,2\n", ", skip=1 comment=! | a b | 1"),
        new Case("a.csv", "; made by me\na,b\n1,2\n", ", skip=1 comment=; | a b | 1"),
        new Case("a.csv", "// made by me\n// on a day\na,b\n1,2\n", ", skip=2 | a b | 1"),
        new Case("a.csv", "-- made by me\na,b\n1,2\n", ", skip=1 | a b | 1"),
        new Case("a.csv", ";b;c\n1;2;3\n4;5;6\n", "; | column_1 b c | 2"),
        // preambles
        new Case("a.csv", "Sales by region\n\nregion,n,m\nN,5,1.5\nS,6,2.5\n", ", skip=2 | region n m | 2"),
        new Case("a.csv", "Sales, all regions\nmade in 2024\nregion,n,m\nN,5,1.5\nS,6,2.5\nW,7,3.5\n",
            ", skip=2 | region n m | 3"),
        new Case("a.csv", """
            Vendor;T
            Start;06/02/2024
            End;06/29/2024
            D;S;N
            06/19/2024;06/22/2024;14
            06/14/2024;06/14/2024;15
            """, "; skip=3 | D S N | 2"),
        new Case("a.csv", "Title,,\n,,\nn,a,b\nx,1,2\ny,4,5\n", ", skip=2 | n a b | 2"),
        new Case("a.csv", "Extract of 2025-01-06\nid;who;what\n1;A \"B\" C;p | q\n2;D;r | s\n3;\"E;F\";t\n",
            "; skip=1 | id who what | 3"),
        new Case("a.csv", "\n\na,b\n1,2\n3,4\n", ", skip=2 | a b | 2"),
        new Case("a.csv", "id;name\n1;a\n2;b\n3;c;x\n4;d;x\n5;e;x\n6;f;x\n7;g;x\n", "; bad=5 | id name | 7"),
        // footnotes
        new Case("a.csv", "a,b,c\n1,2,3\n4,5,6\n\nSource: me, 2024\n* preliminary\n", ", foot=2 | a b c | 2"),
        new Case("a.csv", "a,b,c\n1,2,3\n4,5,6\nSource: me\n", ", foot=1 | a b c | 2"),
        new Case("a.csv", "a,b,c\n1,2,3\n4,5,6\n* preliminary\n", ", foot=1 | a b c | 2"),
        new Case("a.csv", "a,b\n1,2\n4,5\n\nSource: me\n", ", foot=1 | a b | 2"),
        new Case("a.csv", "a,b,c\n1,2,3\n4,5,6\n7", ", bad=1 | a b c | 3"),
        new Case("a.csv", "a,b,c\n1,2,3\n\nnote\n4,5,6\n", ", bad=1 | a b c | 3"),
        new Case("a.csv", "a,b,c\n1,2,3\nTotal,2,3\n", ", | a b c | 2"),
        // names that do not say so
        new Case("passwd", """
            root:x:0:0:root:/root:/bin/sh
            bin:x:1:1:bin:/bin:/bin/no
            sys:x:3:3:sys:/dev:/bin/no
            me:x:5:5:Me:/home/me:/bin/sh
            you:x:6:6:You:/home/you:/bin/sh
            """,
            ": header=0 | column_1 column_2 column_3 column_4 column_5 column_6 column_7 | 5"),
        new Case("a.txt", "id^name^v\n1^a^2.5\n2^b^3.5\n3^c^4.5\n", "^ | id name v | 3"),
        new Case("a.dat", "1,2\n3,4\n5,6\n7,8\n", ", header=0 | column_1 column_2 | 4"),
        new Case("stops.txt", "stop_id,stop_name,lat\n1,\"A, B\",1.5\n2,C,2.5\n3,D,3.5\n", ", | stop_id stop_name lat | 3"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void findsOut(Case one) throws IOException {
    Path file = Tables.write(directory, one.name(), one.content());
    List<BadRow> bad = new ArrayList<>();
    List<String> columns = new ArrayList<>();
    int[] rows = new int[1];
    Dialect dialect = new TableReader().read(file, new RowVisitor() {
      @Override
      public void columns(List<String> names) {
        columns.addAll(names);
      }

      @Override
      public void row(List<@Nullable String> cells) {
        rows[0]++;
      }

      @Override
      public void badRow(BadRow row) {
        bad.add(row);
      }
    });
    Dialect.Delimited found = dialect.delimited().orElseThrow();
    List<String> findings = new ArrayList<>(List.of(spell(found.delimiter().value())));
    found.quote().value().filter(q -> q != '"').ifPresent(q -> findings.add("quote=" + q));
    if (found.quote().value().isEmpty()) {
      findings.add("quote=none");
    }
    found.escape().value().ifPresent(e -> findings.add("escape=" + e));
    addUnless(findings, "skip=", found.skippedLines().value(), 0);
    addUnless(findings, "header=", found.headerLines().value(), 1);
    if (found.hasDecimalComma().value()) {
      findings.add("comma");
    }
    found.thousands().value().ifPresent(t -> findings.add("thousands=" + spell(t)));
    found.comment().value().ifPresent(c -> findings.add("comment=" + c));
    addUnless(findings, "foot=", found.footnotes().value(), 0);
    addUnless(findings, "bad=", bad.size(), 0);
    String names = columns.stream().map(n -> n.replace(' ', '_')).collect(Collectors.joining(" "));
    assertEquals(one.expected(), String.join(" ", findings) + " | " + names + " | " + rows[0]);
    assertTrue(found.delimiter().isGuessed() != one.content().startsWith("sep="));
    assertTrue(dialect.notes().size() >= found.footnotes().value());
  }

  private static void addUnless(List<String> findings, String name, int value, int usual) {
    if (value != usual) {
      findings.add(name + value);
    }
  }

  private static String spell(char c) {
    return c == '\t' ? "tab" : c == ' ' ? "blank" : c < ' ' || c > '~' ? "" + (int) c : "" + c;
  }

  static List<Case> others() {
    return List.of(
        new Case("a.txt", """
            package x;

            import a.b;
            import c.d;

            class A {
              int a;
              int b;

              void f(int a, int b) {
                g(a, b);
                return;
              }
            }
            """, ""),
        new Case("a.txt", """
            import os, sys

            def f(a, b):
                x = 1
                y = 2
                return x, y

            print(f(1, 2))
            """, ""),
        new Case("a.txt", """
            2024-01-01 10:00:01,123 INFO root - message one
            2024-01-01 10:00:02,124 WARN root - message two
            2024-01-01 10:00:03,125 INFO root - message three, and more
            2024-01-01 10:00:04,126 INFO root - message four
            2024-01-01 10:00:05,127 INFO root - message five
            """, ""),
        new Case("a.txt", """
            2024-01-01 10:00:01 INFO  root - started the big server
            2024-01-01 10:00:02 WARN  root - a slow answer of it came
            2024-01-01 10:00:03 INFO  root - started the small one
            2024-01-01 10:00:04 INFO  root - stopped them all at once
            2024-01-01 10:00:05 INFO  root - and started them once more
            """, ""),
        new Case("a.txt", """
            # A title

            Some text, with commas, here.

            - item one, two
            - item three

            More text; and more.
            """, ""),
        new Case("a.txt", """
            [server]
            port     = 80
            timeout  = 30
            retries  = 5
            workers  = 7

            [client]
            x = 1
            """, ""),
        new Case("a.txt", """
            <html>
            <body>
            <table>
            <tr><td>1</td><td>2</td></tr>
            <tr><td>3</td><td>4</td></tr>
            </table>
            </body>
            </html>
            """, ""),
        new Case("a.txt", """
            CREATE TABLE t (a int, b text);
            INSERT INTO t VALUES (1,'a');
            INSERT INTO t VALUES (2,'b');
            INSERT INTO t VALUES (3,'c');
            INSERT INTO t VALUES (4,'d');
            """, ""),
        new Case("a.txt", """
            Permission is hereby granted, free of charge, to anyone who has a copy
            of this text, to use it, change it, and give it to others, as it is or
            changed, and for money or not, under the one condition that this notice
            is kept in all copies, or in large parts of it, whatever these are for.
            It comes without a warranty of any kind, said or not, and nobody who
            wrote it can be made to pay, whatever comes of it, in court or outside.
            """, ""),
        new Case("a.txt", """
            Dear all,

            I was there, you were not,
            and so it went, as it goes,
            without much ado, or any,

            yours, me
            """, ""),
        new Case("a.txt", """
            127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] "GET /a HTTP/1.0" 200 2326
            127.0.0.1 - - [10/Oct/2000:13:55:37 -0700] "GET /b HTTP/1.0" 200 2327
            127.0.0.1 - - [10/Oct/2000:13:55:38 -0700] "GET /c HTTP/1.0" 404 12
            127.0.0.1 - - [10/Oct/2000:13:55:39 -0700] "GET /d HTTP/1.0" 200 2329
            127.0.0.1 - - [10/Oct/2000:13:55:40 -0700] "GET /e HTTP/1.0" 200 2320
            """, ""),
        new Case("Makefile", "all:\n\tcc -o a a.c\n\nclean:\n\trm a\n\ntest:\n\t./a\n", ""),
        new Case("a.txt", "int a;\nint b;\nint c;\nint d;\nreturn;\n", ""));
  }

  @ParameterizedTest
  @MethodSource("others")
  void whatIsNoTableIsNone(Case one) throws IOException {
    Path file = Tables.write(directory, one.name(), one.content());
    assertEquals(List.of(), new TableProfiler().profile(file).map(t -> t.dialect().toString()).stream().toList());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theSizeOfTheBufferMakesNoDifference(Case one) throws IOException {
    Path file = Tables.write(directory, one.name(), one.content());
    var small = Tables.cells(file, ReadOptions.defaults().withBufferBytes(16));
    assertEquals(Tables.cells(file, ReadOptions.defaults()), small);
  }
}
