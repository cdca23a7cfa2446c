using FsCheck;
using FsCheck.Fluent;
using GitOpsSets.Templating.Values;
using GitOpsSets.Testing;

namespace GitOpsSets.Templating.Tests.Syntax;

public sealed class LexerTests
{
    private static readonly string[] Characters =
        ["a", "Z", "0", " ", "\t", "\n", "\r", "\"", "'", "`", "\\", "{", "}", "<", ">", "-", "/", "*", "$", ".", "|", "\0", "\u0085", "\u2028", "\uFEFF", "\u202E", "é", "日", "💡", "\uDC80", "\uDCFF", "{{", "}}", "<<", ">>", "%", "#"];

    private static readonly (string Left, string Right)[] Delimiters = [("{{", "}}"), ("<<", ">>"), ("$[", "]"), ("${{", "}}"), ("[[", "]]"), ("%", "%"), ("é", "日"), ("((", "))")];

    [Fact]
    public void A_quoted_text_is_the_text_whatever_it_holds() =>
        Law.Holds(Texts(), text => Rendering.Render("{{ " + GoQuote.Text(text) + " }}").Text == Rendering.Render("{{ .Element }}", TemplateValue.Of(text)).Text);

    [Fact]
    public void Text_without_the_left_delimiter_renders_as_itself() => Law.Holds(
        Gen.Elements(Delimiters).SelectMany(_ => Texts(), (delimiters, text) => (delimiters, text)),
        one => one.text.Contains(one.delimiters.Left, StringComparison.Ordinal) || Render(one.text, one.delimiters) == one.text,
        2_000);

    [Fact]
    public void An_empty_text_between_two_actions_changes_nothing_and_trim_marks_take_only_blanks() => Law.Holds(
        Texts().Where(text => !text.Contains("{{", StringComparison.Ordinal) && !text.EndsWith('{')),
        text => Rendering.Render(text + "{{- \"\" -}}" + text).Text == text.TrimEnd(' ', '\t', '\r', '\n') + text.TrimStart(' ', '\t', '\r', '\n'));

    [Fact]
    public void With_any_delimiters_any_text_is_read_or_refused_at_a_place_in_it() => Law.Holds(
        Gen.Elements(Delimiters).SelectMany(_ => Texts(), (delimiters, text) => (delimiters, text)),
        one => IsReadOrRefused(one.delimiters.Left + one.text, one.delimiters),
        3_000);

    private static string Render(string text, (string Left, string Right) delimiters)
    {
        var template = Template.Parse(text, Rendering.Options with { Delimiters = new Delimiters(delimiters.Left, delimiters.Right) });
        return Rendering.Render(template).Text;
    }

    private static bool IsReadOrRefused(string text, (string Left, string Right) delimiters)
    {
        try
        {
            _ = Render(text, delimiters);
            return true;
        }
        catch (TemplateException exception)
        {
            return exception.Line >= 1 && exception.Line <= 1 + text.Count(c => c == '\n') && exception.Column >= 1 && exception.Column <= text.Length + 1;
        }
    }

    private static Gen<string> Texts() => Gen.OneOf(
        Gen.Elements(Characters).ArrayOf().Select(string.Concat),
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "")).Select(GoText.Canonical);
}
