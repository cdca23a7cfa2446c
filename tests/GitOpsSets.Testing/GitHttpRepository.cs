namespace GitOpsSets.Testing;

/// <summary>A bare repository of a <see cref="GitHttpHost"/> or a <see cref="GitSshHost"/>.</summary>
/// <param name="Folder">Where it lies on disk.</param>
/// <param name="Url">Where the host serves it.</param>
public sealed record GitHttpRepository(string Folder, string Url)
{
    /// <summary>The time of every commit; null for now.</summary>
    public DateTimeOffset? Clock { get; init; }

    /// <summary>Makes an empty repository that allows partial fetches, as the hosting services do.</summary>
    public static async Task<GitHttpRepository> InitializeAsync(string root, string name, string url, string objectFormat = "sha1")
    {
        await GitClient.RunAsync(root, "init", "--quiet", "--bare", "--initial-branch=main", $"--object-format={objectFormat}", name + ".git");
        var repository = new GitHttpRepository(Path.Combine(root, name + ".git"), url);
        await GitClient.RunAsync(repository.Folder, "config", "uploadpack.allowFilter", "true");
        return repository;
    }

    /// <summary>Commits files as another writer would; null deletes one.</summary>
    public async Task<string> CommitAsync(string branch, params (string Path, string? Content)[] files)
    {
        var work = Directory.CreateTempSubdirectory("rival-").FullName;
        try
        {
            await StartAsync(work, branch);
            foreach (var (path, content) in files)
            {
                var file = Path.Combine(work, path);
                if (content is null)
                {
                    File.Delete(file);
                    continue;
                }

                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                await File.WriteAllTextAsync(file, content);
            }

            await GitClient.RunAsync(work, "add", "--all");
            await GitClient.RunAtAsync(Clock, work, "commit", "--quiet", "--allow-empty", "--message=rival");
            await GitClient.RunAsync(work, "push", "--quiet", "origin", $"HEAD:refs/heads/{branch}");
            return (await GitClient.RunAsync(work, "rev-parse", "HEAD")).Trim();
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    /// <summary>The commit a branch is at; null when there is no such branch.</summary>
    public async Task<string?> TipAsync(string branch)
    {
        var (exitCode, output, _) = await GitClient.TryAsync(Folder, [], "rev-parse", "--verify", "--quiet", $"refs/heads/{branch}");
        return exitCode == 0 ? output.Trim() : null;
    }

    public Task<string> ShowAsync(string branch, string path) => GitClient.RunAsync(Folder, "cat-file", "blob", $"{branch}:{path}");

    public async Task<string[]> FilesAsync(string branch) =>
        (await GitClient.RunAsync(Folder, "-c", "core.quotePath=false", "ls-tree", "-r", "--name-only", branch)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public async Task<int> CountCommitsAsync(string branch) => (await GitClient.RunAsync(Folder, "rev-list", branch)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>Installs a server hook: a shell script.</summary>
    public void InstallHook(string name, string script)
    {
        var path = Path.Combine(Folder, "hooks", name);
        File.WriteAllText(path, "#!/bin/sh\n" + script + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Declines every push to a branch for a reason of the server's own, as hosting services do: git's own hooks give always the same one.</summary>
    /// <param name="branch">Its short name.</param>
    /// <param name="reason">What git shows in parentheses.</param>
    /// <param name="words">What the server says besides; empty for nothing.</param>
    public async Task DeclineAsync(string branch, string reason, string words)
    {
        await GitClient.RunAsync(Folder, "config", "receive.procReceiveRefs", "refs/heads");

        // gitformat-pack's lines: the length of a line, itself included, stands before it in four hexadecimal digits
        InstallHook("proc-receive", $$"""
            printf '%s' "$(cat <<'WORDS'
            {{words}}
            WORDS
            )" >&2
            printf '000eversion=1\n0000'
            line="$(cat <<'REASON'
            ng refs/heads/{{branch}} {{reason}}
            REASON
            )"
            printf '%04x%s0000' $((${#line} + 4)) "$line"
            cat > /dev/null
            """);
    }

    private async Task StartAsync(string work, string branch)
    {
        var format = (await GitClient.RunAsync(Folder, "rev-parse", "--show-object-format")).Trim();
        await GitClient.RunAsync(work, "init", "--quiet", "--initial-branch=work", $"--object-format={format}", ".");
        await GitClient.RunAsync(work, "remote", "add", "origin", Folder);
        if (await TipAsync(branch) is { } tip)
        {
            await GitClient.RunAsync(work, "fetch", "--quiet", "origin", branch);
            await GitClient.RunAsync(work, "checkout", "--quiet", "-B", "work", tip);
        }
    }
}
