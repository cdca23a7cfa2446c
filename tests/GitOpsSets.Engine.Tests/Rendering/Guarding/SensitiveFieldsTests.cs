using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Rendering.Guarding;

namespace GitOpsSets.Engine.Tests.Rendering.Guarding;

public sealed class SensitiveFieldsTests
{
    // One for each field of specs/security.md §1 no. 5 that must not be chosen; FIELD stands for the text.
    public static TheoryData<string> Deciding =>
    [
        "  inner:\n    apiVersion: FIELD", "  inner:\n    kind: FIELD", "  metadata:\n    namespace: FIELD", "  serviceAccountName: FIELD", "  jobServiceAccountName: FIELD", "  kubeConfig:\n    secretRef:\n      name: FIELD",
        "  targetNamespace: FIELD", "  sourceRef:\n    name: FIELD", "  chartRef:\n    name: FIELD", "  roleRef:\n    name: FIELD", "  subjects:\n  - name: FIELD",
        "  annotations:\n    fluxcd.controlplane.io/copyFrom: FIELD", "  annotations:\n    kustomize.toolkit.fluxcd.io/substitute: FIELD",
    ];

    public static TheoryData<string> Deploying => ["  image: FIELD", "  command: [FIELD]", "  args: [--ref, FIELD]", "  url: FIELD", "  path: FIELD"];

    [Theory]
    [MemberData(nameof(Deciding))]
    public void No_function_makes_outsiders_text_fit_for_a_field_that_decides(string line)
    {
        foreach (string text in (string[])["<< inputs.title | quote >>", "<< inputs.title | slugify >>", "<< inputs.title | slugify | trunc 5 >>", "<< inputs.title | slugify >>-x", "x-<< inputs.title >>", "-<< inputs.title | slugify >>", "x-<< inputs.title | slugify | upper >>"])
        {
            var set = new GuardedSet(GuardedSet.ObjectWith(line.Replace("FIELD", text, StringComparison.Ordinal)));

            var rendered = set.Render(set.Pull(1, "kube-system"));

            Assert.Equal("pulls/1", Assert.Single(rendered.Value.Quarantined));
            Assert.Contains("(rule sensitive-field)", rendered.Diagnostics[0].Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Deciding))]
    public void A_plain_name_behind_a_word_of_the_author_is_the_authors(string line)
    {
        var set = new GuardedSet(GuardedSet.ObjectWith(line.Replace("FIELD", "preview-<< inputs.title | slugify | trunc 20 >>", StringComparison.Ordinal)));

        Assert.Empty(set.Render(set.Pull(1, "Kube System")).Value.Quarantined);
    }

    [Theory]
    [MemberData(nameof(Deciding))]
    public void Remote_text_may_stand_there(string line)
    {
        var set = new GuardedSet(GuardedSet.ObjectWith(line.Replace("FIELD", "<< inputs.body | quote >>", StringComparison.Ordinal)));

        Assert.Empty(set.Render(set.Pull(1, "x", "team-a")).Diagnostics);
    }

    [Theory]
    [MemberData(nameof(Deploying))]
    public void What_says_what_runs_is_warned_about_once_for_all_elements(string line)
    {
        var set = new GuardedSet(GuardedSet.ObjectWith(line.Replace("FIELD", "<< inputs.title | quote >>", StringComparison.Ordinal)));

        var rendered = set.Render([.. Enumerable.Range(1, 20).Select(number => set.Pull(number, $"fine {number}"))]);

        Assert.Equal(20, rendered.Value.Manifests.Length);
        Assert.Equal((DiagnosticCodes.Deploying, Severity.Warning), rendered.Diagnostics.Select(finding => (finding.Code, finding.Severity)).Single());
    }

    [Theory]
    [MemberData(nameof(Deploying))]
    public void A_plain_name_there_needs_no_warning(string line)
    {
        var set = new GuardedSet(GuardedSet.ObjectWith(line.Replace("FIELD", "acme/app-<< inputs.title | slugify >>", StringComparison.Ordinal)));

        Assert.Empty(set.Render(set.Pull(1, "Add search")).Diagnostics);
    }

    [Fact]
    public void The_guard_that_is_off_warns_of_nothing()
    {
        var set = new GuardedSet(GuardedSet.ObjectWith("  image: << inputs.title | quote >>"));

        Assert.Empty(set.Render(GuardMode.Off, NameOwners.None, set.Pull(1, "x")).Diagnostics);
    }
}
