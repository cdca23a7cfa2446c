using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Oci;

/// <summary>The Docker configuration of the machine, where <c>docker login</c> writes credentials (<see href="https://docs.docker.com/reference/cli/docker/login/"/>).</summary>
internal static class DockerConfigFile
{
    /// <summary>
    /// The text of <c>DOCKER_AUTH_CONFIG</c>, which GitLab CI has, else of <c>config.json</c> in <c>DOCKER_CONFIG</c>, else in <c>.docker</c> of the home folder.
    /// Nothing in it is run: what credential helpers keep is not found.
    /// </summary>
    /// <param name="environment">The variables of the process.</param>
    /// <param name="readFile">Reads a small file; null when it cannot be read.</param>
    /// <returns>JSON, not looked into yet; empty when there is none.</returns>
    public static Secret Read(IReadOnlyDictionary<string, string> environment, Func<string, string?> readFile)
    {
        string Variable(string name) => environment.GetValueOrDefault(name) ?? "";
        if (Variable("DOCKER_AUTH_CONFIG") is { Length: > 0 } text)
        {
            return new Secret(text);
        }

        string folder = Variable("DOCKER_CONFIG") is { Length: > 0 } named ? named : Variable("HOME") is { Length: > 0 } home ? Path.Combine(home, ".docker") : "";
        return new Secret(folder.Length == 0 ? "" : readFile(Path.Combine(folder, "config.json")) ?? "");
    }
}
