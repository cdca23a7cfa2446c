using GitOpsSets.Action.Git;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Tests.Git;

public sealed class GitRemoteTests
{
    [Theory]
    [InlineData("https://github.com/acme/shop.git", "https://github.com/acme/shop.git", "https")]
    [InlineData("HTTPS://org@dev.azure.com/org/p/_git/r", "https://dev.azure.com/org/p/_git/r", "https")]
    [InlineData("https://u:p%40ss@h:8443/a@b.git", "https://h:8443/a@b.git", "https")]
    [InlineData("ssh://git:pw@h:22/a.git", "ssh://git@h:22/a.git", "ssh")]
    [InlineData("SSH://h/a", "ssh://h/a", "ssh")]
    [InlineData("ssh://git@[::1]:2222/~git/a%20b.git", "ssh://git@[::1]:2222/~git/a%20b.git", "ssh")]
    [InlineData("git@github.com:acme/shop.git", "git@github.com:acme/shop.git", "ssh")]
    [InlineData("/srv/git/a.git", "/srv/git/a.git", "file")]
    [InlineData("file:///srv/git/a.git", "file:///srv/git/a.git", "file")]
    public void An_address_loses_its_password(string text, string location, string scheme)
    {
        var remote = GitRemote.Parse(text, credentials: null);

        Assert.Equal((location, scheme), (remote.Location, remote.Scheme));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-oProxyCommand=x")]
    [InlineData("--upload-pack=x")]
    [InlineData("ext::sh -c x")]
    [InlineData("ext::sh")]
    [InlineData("ftp://h/a")]
    [InlineData("git://h/a")]
    [InlineData("relative/path")]
    [InlineData("https://h/a\nb")]
    [InlineData("git@-oProxyCommand=x:a")]
    [InlineData("git@host:-a")]
    [InlineData("ssh://-oProxyCommand=x/a")]
    [InlineData("ssh://git@-oProxyCommand=x/a")]
    [InlineData("ssh://%2doProxyCommand=x/a")]
    [InlineData("ssh://git@%2doProxyCommand=x/a")]
    [InlineData("ssh://-x@h/a")]
    [InlineData("ssh://g$(x)@h/a")]
    [InlineData("ssh://git@h;x/a")]
    [InlineData("ssh://git@h:-1/a")]
    [InlineData("ssh://git@h:70000/a")]
    [InlineData("ssh://git@h:x/a")]
    [InlineData("ssh://git@h/a%0ab")]
    [InlineData("ssh://git@h")]
    [InlineData("ssh://git@h/")]
    [InlineData("ssh:///a")]
    [InlineData("https://-x/a")]
    public void Anything_else_is_not_handed_to_git(string text) => Assert.False(GitRemote.TryParse(text, credentials: null, out _));

    [Fact]
    public void A_password_in_the_address_is_used_unless_there_are_credentials()
    {
        var inside = GitRemote.Parse("https://u:p%40ss@h/a", credentials: null);
        var given = GitRemote.Parse("https://u:p%40ss@h/a", GitCredentials.Bearer(new Secret("t")));

        Assert.Contains("p@ss", inside.Credentials!.Secrets, StringComparer.Ordinal);
        Assert.Equal("AUTHORIZATION: bearer t", given.Credentials!.Header);
    }

    [Fact]
    public void A_password_that_is_two_headers_is_refused() =>
        Assert.Throws<GitException>(() => GitCredentials.Bearer(new Secret("t\r\nX-Other: 1")));
}
