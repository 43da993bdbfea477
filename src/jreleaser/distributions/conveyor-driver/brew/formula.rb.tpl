# {{jreleaserCreationStamp}}
class {{brewFormulaName}} < Formula
  desc "{{projectDescription}}"
  homepage "{{projectLinkHomepage}}"
  url "{{distributionUrl}}"
  version "{{projectVersion}}"
  sha256 "{{distributionChecksumSha256}}"
  license "{{projectLicense}}"

  {{#brewDependencies}}
  depends_on {{.}}
  {{/brewDependencies}}

  def install
    bash_completion.install "completions/{{distributionExecutableName}}.bash" => "{{distributionExecutableName}}"
    zsh_completion.install "completions/_{{distributionExecutableName}}"
    fish_completion.install "completions/{{distributionExecutableName}}.fish"
    libexec.install Dir["*"]
    # Homebrew links no openjdk@17 into the PATH
    (bin/"{{distributionExecutableName}}").write_env_script libexec/"bin/{{distributionExecutableUnix}}",
      Language::Java.overridable_java_home_env("{{distributionJavaVersion}}")
  end

  test do
    assert_match "{{projectVersion}}", shell_output("#{bin}/{{distributionExecutableName}} --version")
  end
end
