using GitOpsSets.Engine.Rendering.Guarding;

namespace GitOpsSets.Engine.Tests.Rendering.Guarding;

public sealed class NameClaimsTests
{
    private readonly GuardedSet _set = new("apiVersion: example.com/v1\nkind: Preview\nmetadata:\n  name: env-<< inputs.title | slugify >>\n  namespace: previews\n");

    [Fact]
    public void The_element_that_owns_the_file_keeps_the_object()
    {
        var owners = new NameOwners(identity => identity.Name == "env-feature-x" ? ["pulls/1"] : []);

        var rendered = _set.Render(GuardMode.Strict, owners, _set.Pull(2, "feature-x"), _set.Pull(1, "Feature/X"));

        Assert.Equal("pulls/2", Assert.Single(rendered.Value.Quarantined));
        Assert.Equal("pulls/1", Assert.Single(rendered.Value.Manifests).Element.Origin.Key);
    }

    [Fact]
    public void Without_an_owner_nobody_can_tell_and_nobody_gets_it()
    {
        var rendered = _set.Render(_set.Pull(2, "feature-x"), _set.Pull(1, "Feature/X"), _set.Pull(3, "other"));

        Assert.Equal(["pulls/1", "pulls/2"], rendered.Value.Quarantined.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Single(rendered.Value.Manifests);
    }

    [Fact]
    public void A_name_that_the_repository_gives_beats_one_that_an_outsider_chose()
    {
        var rendered = _set.Render(_set.Pull(2, "prod"), GuardedSet.Own("a", "prod"));

        Assert.Equal("pulls/2", Assert.Single(rendered.Value.Quarantined));
        Assert.Equal("inputs/a", Assert.Single(rendered.Value.Manifests).Element.Origin.Key);
    }

    [Fact]
    public void What_belongs_to_a_quarantined_element_is_not_free()
    {
        var set = new GuardedSet("apiVersion: example.com/v1\nkind: Preview\nmetadata:\n  name: env-<< inputs.title | slugify >>\n  namespace: previews\nspec:\n  title: '<< inputs.title >>'\n");
        var owners = new NameOwners(identity => identity.Name == "env-its" ? ["pulls/1"] : []);

        var rendered = set.Render(GuardMode.Strict, owners, set.Pull(1, "it's"), set.Pull(2, "its"));

        Assert.Equal(["pulls/1", "pulls/2"], rendered.Value.Quarantined.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }
}
