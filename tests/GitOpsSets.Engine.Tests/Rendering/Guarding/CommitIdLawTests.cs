using FsCheck.Fluent;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Testing;

namespace GitOpsSets.Engine.Tests.Rendering.Guarding;

/// <summary>Of seven hexadecimal digits one in twenty looks like a number.</summary>
public sealed class CommitIdLawTests
{
    private const string Digits = "0123456789abcdef";

    [Fact]
    public void A_short_commit_id_is_text_or_held_back() => Law.Holds(
        Gen.Elements(Digits.ToCharArray()).ArrayOf(7).Select(digits => new string(digits)).Or(Gen.Zip(Gen.Choose(1, 999), Gen.Choose(100, 999)).Select(number => $"{number.Item1}e{number.Item2}")),
        id => Rendered(id, "  title: << inputs.title >>") is var (title, isHeld) && (isHeld ? title is null : title == id) && Rendered(id, "  title: << inputs.title | quote >>").Title == id,
        10_000);

    private static (string? Title, bool IsHeld) Rendered(string id, string line)
    {
        var set = new GuardedSet(GuardedSet.ObjectWith(line));
        var rendered = set.Render(set.Pull(1, id));
        string? title = rendered.Value.Manifests is [var manifest] ? ((manifest.Document["spec"] as YamlMapping)?["title"] as YamlString)?.Value : null;
        return (title, rendered.Diagnostics.Any(finding => finding.Code == DiagnosticCodes.Quarantined));
    }
}
